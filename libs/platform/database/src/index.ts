export * from './config.js';
export * from './keys.js';
export { connect, urlFor, type PoolUrl } from './connection.js';
export { roles, type Role } from './roles.js';
export * from './database.js';
export * from './data-source.js';
export * from './session-scope.js';
export * from './signals.js';
export * from './naming.js';
