import { useTranslation } from 'react-i18next';
import { shortTitle, type Tone } from '../../ui/parts.tsx';
import type { VisitStatus } from '../../app/enums.gql.ts';

export const statusTone: Readonly<Record<VisitStatus, Tone>> = {
  LOGGED: 'plain',
  PLANNED: 'accent',
  CANCELLED: 'plain',
};

type Named = {
  readonly name: string | null;
  readonly originRegionName: string | null;
  readonly station: { readonly name: string } | null;
};

/** What a delegation is called; one without a name by where it comes from, or who hosts it. */
export const useVisitName = () => {
  const { t } = useTranslation('visits');
  return ({ name, originRegionName, station }: Named): string =>
    name === null ? `${originRegionName ?? station?.name ?? ''}${t('unnamed')}` : shortTitle(name);
};

export const VisitName = ({ visit }: { readonly visit: Named }) => <>{useVisitName()(visit)}</>;
