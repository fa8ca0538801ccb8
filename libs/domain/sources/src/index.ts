export { sourcesContext } from './sources.context.js';
