import { ask } from '../../app/ask.ts';
import { shortTitle } from '../../ui/parts.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import { FindAgreementsDocument, FindProjectsDocument } from './projects.gql.ts';

/** Projects by a part of their name or investor, but for one. */
export const findProjects =
  (but: string) =>
  async (text: string): Promise<readonly Pick[]> => {
    const { projects } = await ask(FindProjectsDocument, {
      filter: text === '' ? {} : { search: text },
      first: 20,
    });
    return projects.edges
      .filter(({ node }) => node.id !== but)
      .map(({ node }) => ({
        id: node.id,
        name: shortTitle(node.name),
        detail: [node.investorName, node.landedOn].filter((part) => part !== null).join(' · '),
      }));
  };

/** Agreements by a part of their title or counterpart. */
export const findAgreements = async (text: string): Promise<readonly Pick[]> => {
  const { agreements } = await ask(FindAgreementsDocument, {
    filter: text === '' ? {} : { search: text },
    first: 20,
  });
  return agreements.edges.map(({ node }) => ({
    id: node.id,
    name: shortTitle(node.title),
    detail: node.signedOn,
  }));
};
