export { contexts } from './contexts.js';
export { takeLog } from './log-lock.js';
export { askAtStart, kurrentStoreOf, type Home } from './log-store.js';
export { complaints } from './logger.js';
export { commands, projections, reactions, contextModules, registry, rows, subjects } from './parts.js';
export { openPlatform, platformMigrations, type Platform } from './platform.js';
export { ProjectionHealthResolver } from './projection-health.resolver.js';
export { ProgramModule } from './program.module.js';
