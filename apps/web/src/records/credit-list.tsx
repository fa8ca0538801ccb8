import { shortTitle } from '../ui/parts.tsx';
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

const inOneLine = (credits: readonly Credit[], called: (name: string) => string): string =>
  credits
    .map(({ organization, organizationId, basisPoints }) => {
      const name = called(organization?.name ?? organizationId);
      return credits.length === 1 ? name : `${name} ${percentOf(basisPoints)}%`;
    })
    .join('、');

/** The same in one line: names alone where there is one, else with their shares. */
export const creditNames = (credits: readonly Credit[]): string => inOneLine(credits, (name) => name);

/** In one line of a table, where 示意 stands at the record. */
export const shortNames = (credits: readonly Credit[]): string => inOneLine(credits, shortTitle);
