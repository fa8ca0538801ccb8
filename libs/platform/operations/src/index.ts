export * from './command.js';
export * from './command-input.js';
export * from './context.js';
export * from './credit-view.js';
export * from './duplicate-rings.js';
export * from './own-rows.js';
export * from './pipeline.js';
