import type { FundKind, Milestone, ProjectStatus } from '../../app/enums.gql.ts';

type Dated = {
  readonly registeredOn: string | null;
  readonly landObtainedOn: string | null;
  readonly constructionStartedOn: string | null;
  readonly productionStartedOn: string | null;
  readonly fullCapacityOn: string | null;
};

const fields: Readonly<Record<Milestone, keyof Dated>> = {
  REGISTERED: 'registeredOn',
  LAND_OBTAINED: 'landObtainedOn',
  CONSTRUCTION_STARTED: 'constructionStartedOn',
  PRODUCTION_STARTED: 'productionStartedOn',
  FULL_CAPACITY: 'fullCapacityOn',
};

/** In the order in which a project comes to them. */
export const milestones = Object.keys(fields) as readonly Milestone[];

export const reachedOn = (project: Dated, milestone: Milestone): string | null => project[fields[milestone]];

/** The furthest that was recorded; none says only that nobody recorded one. */
export const furthest = (project: Dated): Milestone | undefined =>
  milestones.findLast((milestone) => reachedOn(project, milestone) !== null);

/** How much of a plan has arrived, in percent with one decimal, half up; undefined where nothing is planned. */
export const percentOfPlan = (fen: string, plan: string): string | undefined => {
  const [part, whole] = [BigInt(fen), BigInt(plan)];
  if (whole <= 0n) return undefined;
  const tenths = (part * 2000n + whole) / (whole * 2n);
  return `${tenths / 10n}${tenths % 10n === 0n ? '' : `.${tenths % 10n}`}`;
};

type Counted = {
  readonly status: string;
  readonly duplicateOf: string | null;
  readonly plannedInvestment: { readonly cny: string };
};

/** What the projects of a list come to. Neither withdrawn ones nor duplicates are in the sum. */
export const sumsOf = (projects: readonly Counted[]) => {
  const standing = projects.filter(({ status, duplicateOf }) => status === 'LANDED' && duplicateOf === null);
  return {
    standing: standing.length,
    withdrawn: projects.filter(({ status, duplicateOf }) => status === 'WITHDRAWN' && duplicateOf === null)
      .length,
    duplicates: projects.filter(({ duplicateOf }) => duplicateOf !== null).length,
    planned: standing.reduce((sum, { plannedInvestment }) => sum + BigInt(plannedInvestment.cny), 0n),
  };
};

type Funded = {
  readonly fixedAssetInvestment: string;
  readonly paidInDomestic: string;
  readonly utilizedForeign: string;
};

/** What has arrived of each kind; fen as text. They count different things and are never added up. */
export const fundsOf = (project: Funded): readonly { readonly kind: FundKind; readonly fen: string }[] => [
  { kind: 'FIXED_ASSET_INVESTMENT', fen: project.fixedAssetInvestment },
  { kind: 'PAID_IN_DOMESTIC', fen: project.paidInDomestic },
  { kind: 'UTILIZED_FOREIGN', fen: project.utilizedForeign },
];

export const statusTone = (status: ProjectStatus) => (status === 'WITHDRAWN' ? 'red' : 'accent');
