import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { keyOf, useAsk } from '../../app/query.ts';
import { ChainsDocument, RegionDocument } from '../../records/records.gql.ts';
import { shortTitle } from '../../ui/parts.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { chainNameIn } from '../../records/chain-names.ts';
import type { Asked } from './asked.ts';
import { FigureOrganizationDocument } from './figures.gql.ts';

/** What organizations of a filter are called, in its order, and who is a hub; their ids until it is known. */
export const useOrganizations = (
  ids: readonly string[],
): readonly { readonly id: string; readonly name: string; readonly isHub: boolean }[] =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: keyOf(FigureOrganizationDocument, { id }),
      queryFn: () => ask(FigureOrganizationDocument, { id }),
      staleTime: 600_000,
    })),
  }).map(({ data }, i) => ({
    id: ids[i]!,
    name: shortTitle(data?.organization?.name ?? ids[i]!),
    isHub: data?.organization?.isHub ?? false,
  }));

/** What narrows the figures, in words, empty where nothing does: a narrowed figure must say so wherever it goes. */
export const useFilterText = ({ organizationIds, chain, region }: Asked): string => {
  const { t } = useTranslation('figures');
  const organizations = useOrganizations(organizationIds);
  const { data: chains } = useAsk(ChainsDocument, {}, { enabled: chain !== undefined });
  const language = useLanguage();
  const found = chains?.industryChains.find(({ code }) => code === chain);
  const { data: place } = useAsk(RegionDocument, { code: region ?? '' }, { enabled: region !== undefined });
  return [
    ...organizations.map(({ name }) => name),
    ...(chain === undefined ? [] : [found === undefined ? chain : chainNameIn(found, language)]),
    ...(region === undefined ? [] : [place?.region?.name ?? region]),
  ].join(t('choose.and'));
};
