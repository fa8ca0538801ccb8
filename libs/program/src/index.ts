export * from './process.js';
export * from './contexts.js';
export * from './parts.js';
export * from './platform.js';
export * from './program.module.js';
export * from './seeds.js';
export type { Home } from './log-store.js';
export * from './migrate-log.js';
export * from './memory.js';
