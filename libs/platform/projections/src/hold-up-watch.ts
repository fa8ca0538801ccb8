import type { HoldUp } from '#platform/event-store';

/** How long one append may hold readers back before operators are told. */
const patienceMs = 5000;

/** Tells appends that are under way, which hold readers back for a moment each, from one that was left open. */
export class HoldUpWatch {
  private since: { readonly before: string; readonly at: number } | undefined;
  private told = false;

  /**
   * What to tell operators, if anything: once of each append that was left open, and when readers are free again.
   * @param now milliseconds of a clock that does not go back
   */
  notice(held: HoldUp | null, now: number): string | undefined {
    if (held?.before !== this.since?.before) {
      const wasTold = this.told;
      this.since = held ? { before: held.before, at: now } : undefined;
      this.told = false;
      return wasTold ? 'events are no longer held back' : undefined;
    }
    if (!held || this.told || now - this.since!.at < patienceMs) return undefined;
    this.told = true;
    return `${held.waiting} events are held back by an append that was left open: ${held.writer}`;
  }
}
