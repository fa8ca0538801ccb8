export { projectsContext } from './projects.context.js';
