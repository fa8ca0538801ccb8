import { percentOf } from './credit-shares.tsx';

type Credit = {
  readonly organizationId: string;
  readonly basisPoints: number;
  readonly organization: { readonly name: string } | null;
};

/** Who is credited, with which share. */
export const CreditList = ({ credits }: { readonly credits: readonly Credit[] }) => (
  <ul className="list share-list">
    {credits.map(({ organizationId, organization, basisPoints }) => (
      <li key={organizationId}>
        <span>{organization?.name ?? organizationId}</span>
        <span className="figure">{percentOf(basisPoints)}%</span>
      </li>
    ))}
  </ul>
);

/** The same in one line: names alone where there is one, else with their shares. */
export const creditNames = (credits: readonly Credit[]): string =>
  credits
    .map(({ organization, organizationId, basisPoints }) =>
      credits.length === 1
        ? (organization?.name ?? organizationId)
        : `${organization?.name ?? organizationId} ${percentOf(basisPoints)}%`,
    )
    .join('、');
