/**
 * One field of an input that is at fault. `code` is stable; `reason` is for people. What helps on stands beside them: what came (`given`,
 * see `givenOf`), the form that would do, a value that may have been meant, successors, candidates.
 */
export type FieldFault = {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
  readonly given?: string;
  /** The form that would do: `YYYY-MM-DD`. */
  readonly form?: string;
  /** The same in that form, where it can be read at all. */
  readonly suggested?: string;
};

/**
 * What a refusal says beside its code. No detail may be called `code` or `message`: the answer has a code and a message of its own, and what
 * came is called `given`.
 */
export type RefusalDetails = Readonly<Record<string, unknown>> & {
  readonly field?: string;
  readonly given?: string;
  readonly code?: never;
  readonly message?: never;
};

/**
 * A rule of the domain says no; nothing is appended. `code` is part of the public contract (NOUN_STATE);
 * the web owns the sentence per code in each language. `details.field` names the input field at fault.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
    this.name = 'Refused';
  }
}

/** The input itself is malformed: `BAD_USER_INPUT` with the fields at fault. */
export class BadInput extends Refused {
  constructor(readonly fields: readonly FieldFault[]) {
    super('BAD_USER_INPUT', { fields });
    this.name = 'BadInput';
  }
}

/** Throws `BAD_USER_INPUT` for one field. */
export const badField = (
  field: string,
  code: string,
  reason: string,
  more: Omit<FieldFault, 'field' | 'code' | 'reason'> = {},
): never => {
  throw new BadInput([{ field, code, reason, ...more }]);
};

const mostGiven = 60;

/**
 * What came, as a refusal may repeat it: cut to 60 characters. For codes, dates and numbers alone, never for free text, names or secrets;
 * and nothing is repeated that has the digits of a personal identity number, whatever the field it was written into.
 */
export const givenOf = (value: unknown): { readonly given?: string } => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return {};
  // Cut before anything is done to it: one character may become eighteen (NFKC), and whoever sends a megabyte of those is a stranger yet.
  const text = String(value).slice(0, 2 * mostGiven + 2);
  if (/\d{15}/.test(text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, ''))) return {};
  const characters = [...text];
  return { given: characters.length > mostGiven ? `${characters.slice(0, mostGiven - 1).join('')}…` : text };
};
