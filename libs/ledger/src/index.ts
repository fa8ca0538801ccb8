export * from './contract.js';
export * from './cells.js';
export * from './rule.js';
export * from './subject.js';
export * from './ledger.rows.js';
export * from './ledger.projection.js';
