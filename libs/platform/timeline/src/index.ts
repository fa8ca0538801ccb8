export * from './subjects.js';
export * from './timeline.view.js';
export * from './change-feed.js';
export * from './timeline.module.js';
