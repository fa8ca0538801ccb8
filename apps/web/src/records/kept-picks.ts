import { findOrKept } from '../offline/find-or-kept.ts';
import { useKeptAsk } from '../offline/kept-answers.ts';
import type { Pick } from '../ui/pick-many.tsx';
import { findOrganizations } from './pickers.tsx';
import { KeptOrganizationsDocument } from './records.gql.ts';

/** Organizations for a form that must stand without a network: found by the server, or among those that the device keeps. */
export const useFindOrganizations = (): ((text: string) => Promise<readonly Pick[]>) => {
  const kept = useKeptAsk(KeptOrganizationsDocument, {}, { about: ['ORGANIZATION'] });
  const picks = (kept?.organizations.edges ?? []).map(({ node }) => ({
    id: node.id,
    name: node.name,
    detail: node.regionName,
  }));
  return findOrKept(findOrganizations, picks);
};
