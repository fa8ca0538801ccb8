export {
  insert,
  put,
  patch,
  add,
  remove,
  changing,
  versionAlone,
  RowFold,
  type RowClass,
  type RowOp,
} from './row-op.js';
export {
  PoisonEvent,
  projection,
  type RowReader,
  type Folding,
  type Projection,
  type DerivedRows,
  type RowLink,
} from './projection.js';
export { Audit, type RowFault, type RowsChecked } from './audit.js';
export { ProjectedTables, shadowSuffix } from './tables.js';
export { BatchWriter, type Checkpoint } from './batch-writer.js';
export { Rebuilder, type RebuildProgress, type Rebuild } from './rebuild.js';
export { APPENDED, SEQUENCED, PROJECTED, type Wakeups } from './wakeups.js';
export { partKinds, partStates, standstillOf, type PartHealth } from './health.js';
export { type Owed } from './owed.js';
export { Progress } from './progress.js';
export { Views, Rows } from './views.js';
export { laned, reaction, reactionCheckpoint, type Reaction, type ReactionHost } from './reaction.js';
export { groupedByKeys, inLanes } from './lanes.js';
export { Worker } from './worker.js';
export { Stands, CheckpointCache } from './checkpoint-cache.js';
