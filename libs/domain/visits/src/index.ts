export { visitsContext } from './visits.context.js';
