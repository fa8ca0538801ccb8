import { genesisHash } from './hash.js';
import { EventIdTaken, VersionConflict, type HashedEvent, type StreamHead } from './port.js';

/**
 * What every adapter checks of an append before it asks its storage.
 * @throws TypeError when the events are not one stream's next versions, which is a programming mistake; EventIdTaken for an id that
 *   stands twice in the append; VersionConflict for a new stream of another log
 */
export const checkAppend = (logId: string, expected: StreamHead, events: readonly HashedEvent[]): void => {
  const streamId = events[0]?.streamId;
  events.forEach((event, index) => {
    if (event.streamId !== streamId || event.version !== expected.version + index + 1)
      throw new TypeError(
        `${event.streamId}@${event.version} does not follow ${streamId}@${expected.version + index}`,
      );
  });
  const ids = events.map((event) => event.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) throw new EventIdTaken(twice);
  if (streamId !== undefined && expected.version === 0 && expected.hash !== genesisHash(logId, streamId))
    throw new VersionConflict(streamId, 0);
};
