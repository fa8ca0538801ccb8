export { migrateLog, type Moved } from './migrate-log.js';
export { repairLog } from './repair-log.js';
