export type * from './visit.events.js';
export { visitsContext } from './visits.context.js';
