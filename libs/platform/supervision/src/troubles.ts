import type { Report } from './process.js';
import { storeFaultOf } from './store-fault.js';

const everyMs = 60_000;
// What is remembered of where a trouble was met: whoever reads the line needs the parts, not each of them again.
const mostPlaces = 5;

type Trouble = { times: number; readonly places: Set<string>; reason: string; timer: NodeJS.Timeout };

/**
 * Says the same trouble once, and then once a minute how often it was met: a database that is away is met by every connection, loop and command,
 * and a full disk must not be filled with lines about it. What is not said at once is said within the minute.
 */
export class Troubles {
  private readonly current = new Map<string, Trouble>();
  private readonly say: (line: string) => void;
  private readonly ms: number;

  /** @param say writes one line */
  constructor(say: (line: string) => void, ms = everyMs) {
    this.say = say; // no parameter properties: specs have Node itself run this lib, which only strips types
    this.ms = ms;
  }

  /**
   * @param code which trouble it is
   * @param place by whom it was met
   * @param reason what is known of it, in one line
   */
  note(code: string, place: string, reason: string): void {
    const known = this.current.get(code);
    if (known) {
      known.times += 1;
      known.reason = reason;
      if (known.places.size < mostPlaces) known.places.add(place);
      return;
    }
    this.current.set(code, {
      times: 0,
      places: new Set(),
      reason,
      timer: setInterval(() => this.sum(code), this.ms).unref(),
    });
    this.say(`${code}: ${place}: ${reason}`);
  }

  /** Says what was not said yet, and forgets: the next trouble is a new one. */
  end(): void {
    for (const code of this.current.keys()) {
      if (this.current.get(code)!.times > 0) this.sum(code);
      this.forget(code);
    }
  }

  private sum(code: string): void {
    const trouble = this.current.get(code)!;
    // A whole minute without it: it is over.
    if (trouble.times === 0) return this.forget(code);
    const { times, places, reason } = trouble;
    this.say(`${code}: ${times} more times (${[...places].join(', ')}), last: ${reason}`);
    trouble.times = 0;
    places.clear();
  }

  private forget(code: string): void {
    clearInterval(this.current.get(code)?.timer);
    this.current.delete(code);
  }
}

/**
 * Reports as `report` does, but faults of the store in one line, once a minute with a count, and without their stacks: those show where this
 * program waited, and nothing that anybody could mend.
 */
export const muffled = (report: Report, troubles: Troubles): Report => {
  return (message, error) => {
    const fault = storeFaultOf(error);
    if (fault) troubles.note(fault.code, message, fault.reason);
    else report(message, error);
  };
};
