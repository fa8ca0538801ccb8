export * from './seed-actors.js';
export * from './seeds.js';
