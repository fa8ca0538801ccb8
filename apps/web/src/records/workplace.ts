import { send } from '../app/ask.ts';
import { useAsk } from '../app/query.ts';
import { useViewer } from '../app/session.tsx';
import { inTime } from '../offline/find-or-kept.ts';
import { answerKey, keepAnswer, kept } from '../offline/kept.ts';
import { equalRows, type ShareRow } from './credit-shares.tsx';
import { WorkplaceDocument, type WorkplaceQuery } from './records.gql.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

type Post = { readonly organizationId: string | null; readonly stationId: string | null };

const askedOf = ({ organizationId, stationId }: Post) => ({
  organization: organizationId ?? NOBODY,
  station: stationId ?? NOBODY,
  byOrganization: organizationId !== null,
  byStation: organizationId === null && stationId !== null,
});

const creditsOf = (data: WorkplaceQuery | undefined): readonly ShareRow[] => {
  const organization = data?.organization ?? data?.station?.host ?? undefined;
  return organization === undefined ? [] : equalRows([{ organization, percent: '' }]);
};

/** Whom somebody at this post usually reports for: the organization of the account, or the host of its station, with all of the credit. */
export const useWorkplace = (): { readonly known: boolean; readonly credits: readonly ShareRow[] } => {
  const asked = askedOf(useViewer());
  const isAsked = asked.byOrganization || asked.byStation;
  const { data, isPending } = useAsk(WorkplaceDocument, asked, {
    enabled: isAsked,
    about: ['ORGANIZATION', 'STATION'],
  });
  return { known: !isAsked || !isPending, credits: creditsOf(data) };
};

/** The same for a form that must stand without a network: as the server says it, or as this device knew it last. */
export const workplaceOf = async (post: Post & { readonly id: string }): Promise<readonly ShareRow[]> => {
  const asked = askedOf(post);
  if (!asked.byOrganization && !asked.byStation) return [];
  const answered = send(WorkplaceDocument, asked).then((data) => {
    void keepAnswer(post.id, 'workplace', data);
    return data;
  });
  return creditsOf((await inTime(answered)) ?? (await kept<WorkplaceQuery>(answerKey(post.id, 'workplace'))));
};
