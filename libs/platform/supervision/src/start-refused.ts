/**
 * The process can't start, and the message says in one line what to do. Mains print the message alone, without
 * a stack, and exit non-zero.
 */
export class StartRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, ' '), options);
    this.name = 'StartRefused';
  }
}
