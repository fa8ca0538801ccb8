export {
  VersionConflict,
  StoreUnavailable,
  StreamDamaged,
  type Marked,
  type Stranger,
  type Token,
  type HashedEvent,
  type StoredEvent,
  type StreamHead,
  type EventStore,
} from './port.js';
export {
  genesisHash,
  eventHash,
  verifyStream,
  commandDigest,
  subjectId,
  eventId,
  reactionCommandId,
} from './hash.js';
export { canonicalJson } from './canonical-json.js';
export { EventRegistry, type EventTypes } from './event-registry.js';
export {
  StreamWriter,
  type Appended,
  type CommandEnvelope,
  type Decide,
  type Since,
  type Ways,
} from './stream-writer.js';
export {
  instant,
  Sequencer,
  latePlaces,
  overtakenEvents,
  strangersAside,
  type Sequenced,
} from './sequencer.js';
export { type AsOfAsked, type Known } from './as-of.js';
export {
  begunAt,
  clockOf,
  declareDemonstration,
  DemonstrationClock,
  isClockRefused,
  type ClockSpan,
  type LogClock,
} from './log-clock.js';
export { HELD, SequencedLog, placesOf, eventsBehind } from './sequenced-log.js';
export { MemoryEventStore } from './memory/memory-event-store.js';
export { PostgresEventStore, toEvent, type StoredRow } from './postgres/postgres-event-store.js';
export { logMigrations } from './postgres/log.migration.js';
export { beginBranch, branchesOf, recordCluster, sharedUntil, type Branch } from './postgres/branches.js';
export { isFromElsewhere, beginEpoch } from './postgres/epoch.js';
export { PostgresPassedOver, passedOverNow, placePassedOver } from './postgres/passed-over.js';
export { OrderDiffers, eventsAt } from './placed-events.js';
export { oldestOpenAppend, type OldestOpenAppend } from './postgres/oldest-open-append.js';
export { unsequenced, type Unsequenced } from './postgres/unsequenced.js';
export { strangersOf } from './postgres/strangers.js';
export { insertCopied } from './postgres/copied-events.js';
export { openKurrentEventStore } from './kurrentdb/open-kurrent-event-store.js';
export type { KurrentEventStore, KurrentOptions } from './kurrentdb/kurrent-event-store.js';
export { PostgresEventClaims } from './kurrentdb/event-claims.js';
export { Loop } from './loop.js';
