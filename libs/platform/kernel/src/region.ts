/**
 * What the codes (GB/T 2260) of a region and of all below it begin with: a province's two digits, a city's four, a county's six. "A region
 * includes those below it" is a prefix match on this. This works on the text alone; only the catalogue knows whether there is such a region.
 */
export const regionPrefix = (code: string): string => code.replace(/^(\d\d)(?:0000|(\d\d)00)$/, '$1$2');
