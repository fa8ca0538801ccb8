/**
 * The process can't start, and the message says in one line what to do. Mains print the message alone, without
 * a stack, and exit non-zero.
 */
export class StartRefused extends Error {
  /** A stable name of the reason, for whoever goes by it; it stays when the words change, and ends the line. */
  readonly named: string | undefined;

  constructor(message: string, { named, ...options }: ErrorOptions & { readonly named?: string } = {}) {
    const line = message.replace(/\s*\n\s*/g, ' ');
    super(named === undefined ? line : `${line} (${named})`, options);
    this.name = 'StartRefused';
    this.named = named;
  }
}
