/** The digits that all codes of a GB/T 2260 region begin with: a province's two, a city's four, a county's six. */
export const regionPrefixOf = (code: string): string => code.replace(/^(\d\d)(?:0000|(\d\d)00)$/, '$1$2');
