/** The name of a part without what tells versions apart: the words know the parts, not the versions. */
export const wordOfPart = (name: string): string => name.replace(/^reaction\//, '').replace(/[/@].*$/, '');
