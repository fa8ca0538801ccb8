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

/** Refused for several reasons, each with its field: the code and the details are those of the first, as if it were alone. */
export class RefusedTogether extends Refused {
  constructor(readonly all: readonly [Refused, ...Refused[]]) {
    super(all[0].code, all[0].details);
    this.name = 'RefusedTogether';
  }
}

const namesField = (error: unknown): error is Refused =>
  error instanceof BadInput ||
  error instanceof RefusedTogether ||
  (error instanceof Refused && error.details.field !== undefined);

/**
 * Makes checks that do not depend on one another, one after another, and gives what they found: so that who filled in a form is told at once all
 * that is wrong with it.
 * @throws the one refusal; RefusedTogether of several; at once whatever else is thrown, and a refusal that names no field unless it comes later
 */
export const together = async <const C extends readonly (() => unknown)[]>(
  ...checks: C
): Promise<{ -readonly [K in keyof C]: Awaited<ReturnType<C[K]>> }> => {
  const results: unknown[] = [];
  const refusals: Refused[] = [];
  for (const check of checks) {
    try {
      results.push(await check());
    } catch (error) {
      if (namesField(error)) refusals.push(error);
      else if (!(error instanceof Refused) || refusals.length === 0) throw error;
    }
  }
  const [first, ...others] = refusals;
  if (first) throw others.length === 0 ? first : new RefusedTogether([first, ...others]);
  return results as never;
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
