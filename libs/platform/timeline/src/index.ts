export { declareKinds, SubjectKindEnum, type SubjectKind } from './subjects.js';
export { declareFacts, factsOf, shown, shownFen, type FactTable } from './facts.js';
export { timelineView } from './timeline.view.js';
export { ChangeFeed } from './change-feed.js';
export { TimelineModule } from './timeline.module.js';
