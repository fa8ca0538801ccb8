export type * from './project.events.js';
export { projectsContext } from './projects.context.js';
