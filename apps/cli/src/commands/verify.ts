import { eventHash, genesisHash, type Token } from '#libs/event-store';
import type { Platform } from '#libs/program';

/** Recomputes every event's hash over the one before it in its stream. @returns whether all hold */
export const verify = async ({ store }: Platform): Promise<boolean> => {
  const logId = await store.logId();
  const heads = new Map<string, { version: number; hash: string }>();
  let [after, events]: [Token | null, number] = [null, 0];
  for (;;) {
    const batch = await store.readAll(after, 2000);
    const last = batch.at(-1);
    if (!last) break;
    for (const event of batch) {
      const head = heads.get(event.streamId) ?? { version: 0, hash: genesisHash(logId, event.streamId) };
      if (event.version !== head.version + 1 || eventHash(event, head.hash) !== event.hash) {
        process.stderr.write(
          `yinfeng: event ${event.version} of ${event.streamId} (${event.id}) is not what was recorded\n`,
        );
        return false;
      }
      heads.set(event.streamId, { version: event.version, hash: event.hash });
    }
    events += batch.length;
    after = last.token;
  }
  process.stdout.write(`${events} events of ${heads.size} streams: every hash holds\n`);
  return true;
};
