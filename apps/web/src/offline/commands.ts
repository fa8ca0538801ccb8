import type { Document } from '../app/ask.ts';
import type { About } from '../app/query.ts';

/** What may be done without a network: by the mutation's name, because what is stored outlives a version of the page. */
export type QueuedCommand = {
  readonly load: () => Promise<
    Document<Readonly<Record<string, { readonly id: string } | null>>, { input: never }>
  >;
  readonly about: readonly About[];
  /** Where what came of it can be seen. */
  readonly pathOf: (id: string) => string;
  /** Where a refused one is mended. */
  readonly mendAt: string;
};

export const queuedCommands: Readonly<Record<string, QueuedCommand>> = {
  logVisit: {
    load: async () => (await import('../features/visits/visits.gql.ts')).LogVisitDocument as never,
    about: ['VISIT', 'FIGURES'],
    pathOf: (id) => `/visits/${id}`,
    mendAt: '/visits/new',
  },
  reportOutcome: {
    load: async () => (await import('../features/outcomes/outcomes.gql.ts')).ReportOutcomeDocument as never,
    about: ['OUTCOME', 'FIGURES', 'RECOGNITION'],
    pathOf: (id) => `/outcomes/${id}`,
    mendAt: '/outcomes/new',
  },
  planVisit: {
    load: async () => (await import('../features/visits/visits.gql.ts')).PlanVisitDocument as never,
    about: ['VISIT'],
    pathOf: (id) => `/visits/${id}`,
    mendAt: '/visits/new',
  },
};

/** Which of it somebody may do, by their permissions. */
export const recordableBy = (
  may: (permission: string) => boolean,
): 'visits' | 'outcomes' | 'both' | undefined => {
  if (may('visit.log')) return may('outcome.report') ? 'both' : 'visits';
  return may('outcome.report') ? 'outcomes' : undefined;
};
