import { useKeptAsk } from '../../offline/kept-answers.ts';
import { findLeads, findOrganizations } from '../../records/pickers.tsx';
import { shortTitle } from '../../ui/parts.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import {
  VisitActivitiesDocument,
  VisitLeadsDocument,
  VisitOrganizationsDocument,
  VisitStationsDocument,
} from './visits.gql.ts';

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

/** A network that answers slower than this is treated as none: on a phone in a basement, what is kept will do. */
const SOON_MS = 3_000;

/** The server's answer, or, where none comes in time, what is kept on this device and matches. */
export const findOrKept =
  (find: (text: string) => Promise<readonly Pick[]>, keptPicks: readonly Pick[]) =>
  async (text: string): Promise<readonly Pick[]> => {
    const wanted = text.trim().toLowerCase();
    const near = keptPicks.filter(({ name, detail = '' }) =>
      `${name} ${detail}`.toLowerCase().includes(wanted),
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<readonly Pick[]>((resolve) => {
      timer = setTimeout(() => resolve(near), SOON_MS);
    });
    try {
      return await Promise.race([find(text), late]);
    } catch {
      return near;
    } finally {
      clearTimeout(timer);
    }
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
  const organizations = useKeptAsk(VisitOrganizationsDocument, {}, { about: ['ORGANIZATION'] });
  const activities = useKeptAsk(VisitActivitiesDocument, {}, { about: ['ACTIVITY'] });
  const keptLeads = (leads?.leads.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: shortTitle(node.title),
    detail: node.investorName ?? undefined,
  }));
  const keptOrganizations = (organizations?.organizations.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: node.name,
    detail: node.regionName,
  }));
  return {
    stations,
    activities: (activities?.activities.edges ?? []).map(({ node }) => node),
    findLeads: findOrKept(findLeads, keptLeads),
    findOrganizations: findOrKept(findOrganizations, keptOrganizations),
  };
};
