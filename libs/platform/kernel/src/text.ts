import { badField } from './refused.js';

export type TextRule = {
  /** Most code points after cleaning. */
  readonly max: number;
  /** Fewest code points after cleaning; 1 by default. 0 lets an empty text through as ''. */
  readonly min?: number;
  /** Whether line breaks and tabs may stand; a name has none. */
  readonly multiline?: boolean;
};

// Each would stay invisible in a list and still make two equal-looking names differ. U+200C and U+200D stay: some
// scripts and emoji need them.
const INVISIBLE = /[\u{200b}\u{2060}\u{feff}]/gu;
// Controls (U+0000 is refused by PostgreSQL, the others by XML and by readers), halves of surrogate pairs, line and
// paragraph separators, and the controls that turn the reading direction round (a name could read as another).
const FORBIDDEN = /[\p{Cc}\p{Cs}\u{2028}\u{2029}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;
const FORBIDDEN_IN_LINES = /[\p{Cs}\u{202a}-\u{202e}\u{2066}-\u{2069}]|(?![\n\t])\p{Cc}/u;

const nothingToSee = (text: string): boolean =>
  text.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '') === '';

/**
 * A text as it may be recorded: NFC, trimmed, line breaks as `\n` where `multiline`. Throws `BAD_USER_INPUT` with
 * `TEXT_FORBIDDEN_CHARACTER`, `TEXT_EMPTY` (also when it holds nothing visible), `TEXT_TOO_SHORT` or `TEXT_TOO_LONG`;
 * lengths are in code points, so that a rare 汉字 outside the basic plane counts once.
 */
export const cleanText = (
  field: string,
  text: string,
  { max, min = 1, multiline = false }: TextRule,
): string => {
  // Far longer than allowed, whatever cleaning removes: refused before a megabyte is gone through.
  if (text.length > 20 * max + 1000)
    badField(field, 'TEXT_TOO_LONG', `${text.length} characters; at most ${max}`);
  const lines = multiline ? text.replace(/\r\n?|[\u{2028}\u{2029}]/gu, '\n') : text;
  // Trimmed first: the line break at the end of a pasted name is not worth a refusal.
  const trimmed = lines.replace(INVISIBLE, '').trim();
  const forbidden = (multiline ? FORBIDDEN_IN_LINES : FORBIDDEN).exec(trimmed)?.[0];
  if (forbidden !== undefined) {
    const code = forbidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    badField(field, 'TEXT_FORBIDDEN_CHARACTER', `U+${code} cannot be recorded`);
  }
  const clean = trimmed.normalize('NFC');
  if (nothingToSee(clean)) return min === 0 ? '' : badField(field, 'TEXT_EMPTY', 'nothing was written');
  const length = [...clean].length;
  if (length < min) badField(field, 'TEXT_TOO_SHORT', `${length} characters; at least ${min}`);
  if (length > max) badField(field, 'TEXT_TOO_LONG', `${length} characters; at most ${max}`);
  return clean;
};

const folded = (text: string, removed: RegExp): string => {
  let name = text;
  // Removing a character may let its neighbours compose, and composing may bring forth another capital: until it rests.
  for (let before = ''; before !== name;) {
    before = name;
    name = name.normalize('NFKC').replace(removed, '').toLowerCase().normalize('NFKC');
  }
  return name;
};

/**
 * What two spellings of one name have in common, for comparing and reserving, never for showing: full-width and
 * half-width forms unified (NFKC), lower case, without white space, punctuation (brackets and 书名号 of either width
 * among them) and invisible characters. `青岛（中国） 科技 Co., Ltd.` and `青岛(中国)科技co ltd` are one name. A name that is
 * nothing but punctuation keeps it, so that two such names do not become one. Idempotent.
 * Simplified and traditional characters are not folded (青岛 and 青島 differ here): that needs a dictionary, belongs to
 * search, and taking two names for one would refuse the second its claim.
 */
export const normalizedName = (text: string): string =>
  folded(text, /[\s\p{P}\p{Default_Ignorable_Code_Point}]/gu) ||
  folded(text, /[\s\p{Default_Ignorable_Code_Point}]/gu);
