import type { OldestOpenAppend } from '#platform/event-store';

/** How long one append may hold readers back before it is reported. */
const patienceMs = 5000;

/** Distinguishes an append that was left open from those under way, which hold readers back for a moment each. */
export class OldestOpenAppendWatch {
  private since: { readonly before: string; readonly at: number } | undefined;
  private reported = false;

  /**
   * The line for operators, if there is one: once for each append that was left open, and once when readers are free again.
   * @param now milliseconds of a clock that does not go back
   */
  notice(held: OldestOpenAppend | null, now: number): string | undefined {
    if (held?.before !== this.since?.before) {
      const wasReported = this.reported;
      this.since = held ? { before: held.before, at: now } : undefined;
      this.reported = false;
      return wasReported ? 'events are no longer held back' : undefined;
    }
    if (!held || this.reported || now - this.since!.at < patienceMs) return undefined;
    this.reported = true;
    return `${held.waiting} events are held back by an append that was left open: ${held.writer}`;
  }
}
