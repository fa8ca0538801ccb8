/**
 * The process can't start, and the message says in one line what to do. Mains print the message alone, without
 * a stack, and exit non-zero.
 */
export class StartRefused extends Error {
  /** Names the reason for whoever goes by it: it stays when the words change. It ends the line. */
  readonly code: string | undefined;

  constructor(message: string, { code, ...options }: ErrorOptions & { readonly code?: string } = {}) {
    const line = message.replace(/\s*\n\s*/g, ' ');
    super(code === undefined ? line : `${line} (${code})`, options);
    this.name = 'StartRefused';
    this.code = code;
  }
}
