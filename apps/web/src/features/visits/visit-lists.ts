import { useKeptAsk } from '../../offline/kept-answers.ts';
import { findOrKept } from '../../offline/find-or-kept.ts';
import { useFindOrganizations } from '../../records/kept-picks.ts';
import { findLeads } from '../../records/pickers.tsx';
import { shortTitle } from '../../ui/parts.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import { VisitActivitiesDocument, VisitLeadsDocument, VisitStationsDocument } from './visits.gql.ts';

export type StationChoice = {
  readonly id: string;
  readonly name: string;
  readonly host: { readonly id: string; readonly name: string } | null;
};

export type VisitLists = {
  readonly stations: readonly StationChoice[] | undefined;
  readonly activities: readonly { readonly id: string; readonly name: string; readonly startsOn: string }[];
  readonly findLeads: (text: string) => Promise<readonly Pick[]>;
  readonly findOrganizations: (text: string) => Promise<readonly Pick[]>;
};

/** Stations of investment first: those are the ones whose visits count. */
export const useVisitStations = (): readonly StationChoice[] | undefined =>
  useKeptAsk(VisitStationsDocument, {}, { about: ['STATION'] })
    ?.stations.edges.map(({ node }) => node)
    .toSorted((a, b) => Number(b.purpose === 'INVESTMENT') - Number(a.purpose === 'INVESTMENT'));

/** What the form chooses from. All of it is kept on the device, so that the form stands without a network, too. */
export const useVisitLists = (): VisitLists => {
  const stations = useVisitStations();
  const leads = useKeptAsk(VisitLeadsDocument, {}, { about: ['LEAD'] });
  const findOrganizations = useFindOrganizations();
  const activities = useKeptAsk(VisitActivitiesDocument, {}, { about: ['ACTIVITY'] });
  const keptLeads = (leads?.leads.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: shortTitle(node.title),
    detail: node.investorName ?? undefined,
  }));
  return {
    stations,
    activities: (activities?.activities.edges ?? []).map(({ node }) => node),
    findLeads: findOrKept(findLeads, keptLeads),
    findOrganizations,
  };
};
