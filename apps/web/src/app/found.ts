import { useTranslation } from 'react-i18next';
import { FindAllDocument, type FindAllQuery } from '../records/records.gql.ts';
import { shortTitle } from '../ui/parts.tsx';
import { useAsk } from './query.ts';
import { sectionsOf, type SectionKey } from './sections.ts';
import { useMay } from './session.tsx';

/** The sections whose records are looked for, in the order in which what was found stands. */
const searched = ['leads', 'projects', 'agreements', 'visits'] as const satisfies readonly SectionKey[];
type Searched = (typeof searched)[number];

const kinds = { leads: 'LEAD', projects: 'PROJECT', agreements: 'AGREEMENT', visits: 'VISIT' } as const;

type Found = {
  readonly key: string;
  readonly label: string;
  /** What it is, where the label is a name. */
  readonly kind?: string;
  readonly to: string;
  readonly search?: { readonly q: string };
};

/** What one record is called; a visit by its day too, since a delegation of one name comes every year. */
const namesOf = (
  answer: FindAllQuery,
): Readonly<Record<Searched, readonly (readonly [string, string])[]>> => ({
  leads: answer.leads?.edges.map(({ node }) => [node.id, node.title] as const) ?? [],
  projects: answer.projects?.edges.map(({ node }) => [node.id, node.name] as const) ?? [],
  agreements: answer.agreements?.edges.map(({ node }) => [node.id, node.title] as const) ?? [],
  visits:
    answer.visits?.edges.map(
      ({ node: { id, name, originRegionName, startsOn } }) =>
        [id, [shortTitle(name ?? originRegionName ?? ''), startsOn].filter(Boolean).join(' ')] as const,
    ) ?? [],
});

/** Records that match, a few of each kind that the viewer may read; where there are more, the list that has them all. */
export const useFound = (text: string): readonly Found[] => {
  const { t } = useTranslation();
  const open = new Set(sectionsOf(useMay()).map(({ key }) => key));
  const may = (section: Searched) => open.has(section);
  const { data } = useAsk(
    FindAllDocument,
    {
      text,
      leads: may('leads'),
      projects: may('projects'),
      agreements: may('agreements'),
      visits: may('visits'),
    },
    // Not the answer of before until this one has come: Enter goes to what stands first.
    { enabled: text !== '' && searched.some(may) },
  );
  if (text === '' || data === undefined) return [];
  const names = namesOf(data);
  return searched.flatMap((section): Found[] => [
    ...names[section].map(([id, name]) => ({
      key: id,
      label: shortTitle(name),
      kind: t(`kinds.${kinds[section]}`),
      to: `/${section}/${id}`,
    })),
    ...(data[section]?.pageInfo.hasNextPage
      ? [
          {
            key: section,
            label: t('palette.all', { section: t(`sections.${section}`), text }),
            to: `/${section}`,
            search: { q: text },
          },
        ]
      : []),
  ]);
};
