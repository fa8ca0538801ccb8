/** One field of an input that is at fault. `code` is stable; `reason` is for people. */
export type FieldFault = { readonly field: string; readonly code: string; readonly reason: string };

/**
 * A rule of the domain says no; nothing is appended. `code` is part of the public contract (NOUN_STATE);
 * the web owns the sentence per code in each language. `details.field` names the input field at fault.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
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
export const badField = (field: string, code: string, reason: string): never => {
  throw new BadInput([{ field, code, reason }]);
};
