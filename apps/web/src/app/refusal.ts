/** What the server said about one field of an input. */
export type FieldFault = { readonly field: string; readonly code: string; readonly reason?: string };

/** Codes of the page's own, for what no server answered. */
export const OFFLINE = 'OFFLINE';
export const UNINTELLIGIBLE = 'UNINTELLIGIBLE';

/** Everything that a request can end with besides an answer. `code` is the server's own and stable; words for people are found by it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldFault[] = [],
    readonly requestId?: string,
  ) {
    super(code);
  }

  /** Nobody answered, or the server is busy or broken: the same request may be sent again as it is. */
  get passing(): boolean {
    return PASSING.has(this.code);
  }
}

/** That nobody answered. To a question, words do not speak of what was typed: nothing was sent. */
export const unanswered = (toQuestion: boolean): Refusal => new Refusal(OFFLINE, { toQuestion });

const PASSING = new Set([
  OFFLINE,
  UNINTELLIGIBLE,
  'TOO_MANY_REQUESTS',
  'SERVER_BUSY',
  'BUSY',
  'UNAVAILABLE',
  'STORE_UNAVAILABLE',
  'STORE_FULL',
  'INTERNAL_SERVER_ERROR',
]);

type GraphQLErrorLike = {
  readonly message?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
};

/** One answer's first error as a refusal. Rules name one field, inputs a list of them: here it is always a list. */
export const refusalOf = ({ message, extensions = {} }: GraphQLErrorLike, requestId?: string): Refusal => {
  const { code, fields, field, ...params } = extensions;
  const said = typeof code === 'string' ? code : UNINTELLIGIBLE;
  const faults = Array.isArray(fields)
    ? (fields as FieldFault[])
    : typeof field === 'string'
      ? [{ field, code: said }]
      : [];
  return new Refusal(said, { message, ...params }, faults, requestId);
};
