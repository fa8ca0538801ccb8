export { migrateLog, type Moved, type MoveOptions, type Verify } from './migrate-log.js';
export { repairLog, type RepairOptions } from './repair-log.js';
