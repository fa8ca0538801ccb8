/** Wake-up calls between loops and processes. Losing one costs a poll interval, never an event. */
export interface Wakeups {
  listen(channel: string, handler: (payload: string) => void): () => void;
  notify(channel: string, payload: string): void;
}

/** Something was appended to the log. */
export const APPENDED = 'yinfeng_appended';
/** The sequencer placed events. */
export const SEQUENCED = 'yinfeng_sequenced';
/** A projection moved: `<name>:<seq>`. */
export const PROJECTED = 'yinfeng_projected';
