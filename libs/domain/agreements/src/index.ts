export { Agreements } from './agreements.directory.js';
export { agreementsContext } from './agreements.context.js';
