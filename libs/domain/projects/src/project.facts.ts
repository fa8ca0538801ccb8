import { factsOf, shownFen } from '#platform/timeline';
import { sameFact, type RecognitionEvent } from '#platform/kernel';
import type { ProjectEvent } from './project.events.js';

/** How what happens to projects is told. */
export const projectFacts = factsOf<ProjectEvent, RecognitionEvent>({
  ProjectLanded: (project) => ({ on: project.landedOn, is: project }),
  ProjectPlanRevised: ({ before, after, current, revisedOn, reason }) => ({
    on: revisedOn,
    was: { plannedInvestment: before },
    is: { plannedInvestment: after },
    now: { plannedInvestment: current },
    says: { reason },
  }),
  ProjectMilestoneReached: ({ milestone, reachedOn }) => ({
    on: reachedOn,
    is: { [`reached.${milestone}`]: reachedOn },
  }),
  ProjectFundsReceived: ({ kind, amount, receivedOn, received }) => ({
    on: receivedOn,
    is: { [`received.${kind}`]: shownFen(received) },
    says: { kind, amount },
  }),
  ProjectRecredited: ({ credits, current, recreditedOn, reason }) => ({
    on: recreditedOn,
    // Behind a later one nothing here says who shared it on that day.
    ...(sameFact(credits, current) ? {} : { was: { credits: null } }),
    is: { credits },
    now: { credits: current },
    says: { reason },
  }),
  ProjectCorrected: ({ before, after, current, reason }) => ({
    was: before,
    is: after,
    now: current,
    says: { reason },
  }),
  ProjectLinkedAsDuplicate: ({ duplicateOf, reason }) => ({ is: { duplicateOf }, says: { reason } }),
  ProjectUnlinked: ({ duplicateOf, reason }) => ({
    was: { duplicateOf },
    is: { duplicateOf: null },
    says: { reason },
  }),
  ProjectWithdrawn: ({ withdrawnOn, reason }) => ({
    on: withdrawnOn,
    is: { withdrawnOn },
    says: { reason },
  }),
});
