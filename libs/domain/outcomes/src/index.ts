export { outcomesContext } from './outcomes.context.js';
