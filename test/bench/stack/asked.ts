/** What all servers are asked: two figures of fifty organizations. */
export const measures = ['PLANNED_INVESTMENT', 'PROJECTS_LANDED'] as const;
export const rowsAsked = 50;

/** A row as every server gives it, whatever the shape of its answer. */
export type Row = {
  readonly code: string;
  readonly name: string;
  readonly figures: readonly {
    readonly measure: string;
    readonly value: string;
    readonly entryCount: number;
  }[];
};

/** How the servers are called. */
export type Contestant = 'ours' | 'floor' | 'floor-kept' | 'apollo' | 'apollo-kept' | 'postgraphile';

/** Whether it keeps the answer while no projection moves, as the product does. */
export const keeps = (who: Contestant): boolean => who.endsWith('-kept');

/** Given to the process of a server, as JSON in its environment. */
export type ServerConfig = {
  readonly who: Contestant;
  readonly env: Readonly<Record<string, string>>;
  readonly api: string;
  /** The statement that the product's figures send. */
  readonly statement: { readonly name?: string; readonly text: string; readonly values: unknown[] };
};

const query = `query Totals($measures: [Measure!]!, $first: Int) {
  totals(measures: $measures, groupBy: [ORGANIZATION], first: $first) {
    rows { keys { code name } figures { measure value entryCount } }
  }
}`;
const postgraphileQuery = `query Totals($first: Int) {
  allOrganizationTotalsList(first: $first) {
    code name plannedInvestment plannedInvestmentEntries projectsLanded projectsLandedEntries
  }
}`;

type Shape = { readonly path: string; readonly body: string; readonly rowsOf: (answer: any) => Row[] };

const graphql: Shape = {
  path: '/graphql',
  body: JSON.stringify({ query, variables: { measures, first: rowsAsked } }),
  rowsOf: ({ data }) =>
    data.totals.rows.map(({ keys: [key], figures }: any) => ({ code: key.code, name: key.name, figures })),
};

const route: Shape = {
  path: '/totals',
  body: JSON.stringify({ measures, first: rowsAsked }),
  rowsOf: ({ rows }) => rows,
};

/** What is sent to each of them, and how its answer is read. */
export const shapes: { readonly [W in Contestant]: Shape } = {
  ours: graphql,
  floor: route,
  'floor-kept': route,
  apollo: graphql,
  'apollo-kept': graphql,
  postgraphile: {
    path: '/graphql',
    body: JSON.stringify({ query: postgraphileQuery, variables: { first: rowsAsked } }),
    rowsOf: ({ data }) =>
      data.allOrganizationTotalsList.map((row: any) => ({
        code: row.code,
        name: row.name,
        figures: [
          {
            measure: 'PLANNED_INVESTMENT',
            value: row.plannedInvestment,
            entryCount: Number(row.plannedInvestmentEntries),
          },
          // Counts are kept in 1/10,000.
          {
            measure: 'PROJECTS_LANDED',
            value: row.projectsLanded,
            entryCount: Number(row.projectsLandedEntries),
          },
        ],
      })),
  },
};
