export * from './permissions.js';
export * from './allow.js';
export * from './viewer.js';
export * from './caller.js';
export * from './system-actor.js';
