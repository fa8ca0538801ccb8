import { useAsk } from '../app/query.ts';
import { useViewer } from '../app/session.tsx';
import { equalRows, type ShareRow } from './credit-shares.tsx';
import { WorkplaceDocument } from './records.gql.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whom somebody at this post usually reports for: the organization of the account, or the host of its station, with all of the credit. */
export const useWorkplace = (): { readonly known: boolean; readonly credits: readonly ShareRow[] } => {
  const { organizationId, stationId } = useViewer();
  const byOrganization = organizationId !== null;
  const byStation = !byOrganization && stationId !== null;
  const { data, isPending } = useAsk(
    WorkplaceDocument,
    { organization: organizationId ?? NOBODY, station: stationId ?? NOBODY, byOrganization, byStation },
    { enabled: byOrganization || byStation, about: ['ORGANIZATION', 'STATION'] },
  );
  const organization = data?.organization ?? data?.station?.host ?? undefined;
  return {
    known: !(byOrganization || byStation) || !isPending,
    credits: organization === undefined ? [] : equalRows([{ organization, percent: '' }]),
  };
};
