import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OutcomeKind, OutcomeStatus } from '../../app/enums.gql.ts';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAskPages } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { shortNames } from '../../records/credit-list.tsx';
import { ChoiceFilter, ListFilters, OrganizationFilter, RangeFilter } from '../../records/list-filters.tsx';
import { Listed } from '../../records/listed.tsx';
import { AsKnown, LookBack } from '../../records/past.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Illustrative, PageHead, shortTitle, Tag } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { outcomeKinds } from './outcome-form.ts';
import { OutcomesDocument, type OutcomeRowFragment } from './outcomes.gql.ts';
import { nameOf, ToldInLine } from './told.tsx';
import '../../records/record.css';

const names = ['kind', 'status', 'org', 'from', 'to'] as const;
const statuses = ['REPORTED', 'WITHDRAWN'] as const satisfies readonly OutcomeStatus[];

const OutcomesPage = () => {
  const { t } = useTranslation('outcomes');
  return <AsKnown title={t('title')}>{(known) => <Outcomes known={known} />}</AsKnown>;
};

/** All outcomes, the latest first, filtered by what the address says; as they are, or as they were known then. */
const Outcomes = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('outcomes');
  const say = useEnum();
  const may = useMay();
  const [search] = useSearchText();
  const { org, from, to, q } = search;
  // What the address says wrongly is as if it said nothing.
  const kind = outcomeKinds.find((one) => one === search['kind']);
  const status = statuses.find((one) => one === search['status']);
  const outcomes = useAskPages(
    OutcomesDocument,
    {
      first: 50,
      filter: {
        ...(kind === undefined ? {} : { kinds: [kind] }),
        ...(status === undefined ? {} : { status }),
        ...(org === undefined ? {} : { organizationIds: [org] }),
        ...(from === undefined && to === undefined
          ? {}
          : { occurred: { from: from ?? null, to: to ?? null } }),
        ...(q === undefined ? {} : { search: q }),
      },
      ...asOfIn(known),
    },
    ({ outcomes: connection }) => connection,
    { ...agesWith(known, ['OUTCOME']), keepPrevious: true },
  );
  const columns: readonly Column<OutcomeRowFragment>[] = [
    {
      key: 'date',
      label: t('list.date'),
      cell: ({ periodTo }) => <span className="nowrap">{periodTo}</span>,
    },
    {
      key: 'name',
      label: t('list.name'),
      head: true,
      cell: (outcome) => (
        <>
          <Link to={`/outcomes/${outcome.id}` as never} search={searchOf(known)}>
            {shortTitle(nameOf(outcome, say('OutcomeKind', outcome.kind)))}
          </Link>{' '}
          <Illustrative of={outcome.illustrative} />
        </>
      ),
    },
    { key: 'kind', label: t('list.kind'), cell: (outcome) => say('OutcomeKind', outcome.kind) },
    { key: 'told', label: t('list.told'), cell: (outcome) => <ToldInLine of={outcome} /> },
    { key: 'credits', label: t('list.organization'), cell: ({ credits }) => shortNames(credits) },
    {
      key: 'status',
      label: t('list.status'),
      cell: (outcome) => (
        <Tag tone={outcome.status === 'WITHDRAWN' ? 'red' : 'plain'}>
          {say('OutcomeStatus', outcome.status)}
        </Tag>
      ),
    },
  ];
  /** At the head it is what one comes for; where the list is empty it stands there once more, and plain. */
  const add = (kind: 'primary' | 'plain') =>
    known === undefined && may('outcome.report') ? (
      <ButtonLink to="/outcomes/new" kind={kind}>
        {t('add')}
      </ButtonLink>
    ) : undefined;
  return (
    <>
      <PageHead title={t('title')} actions={add('primary')} />
      <ListFilters names={names} searchLabel={t('list.search')}>
        <ChoiceFilter<OutcomeKind>
          name="kind"
          label={t('list.kind')}
          choices={outcomeKinds.map((value) => ({ value, label: say('OutcomeKind', value) }))}
        />
        <ChoiceFilter<OutcomeStatus>
          name="status"
          label={t('list.status')}
          choices={statuses.map((value) => ({ value, label: say('OutcomeStatus', value) }))}
        />
        <OrganizationFilter name="org" label={t('list.organization')} />
        <RangeFilter label={(end) => t('list.range', { end })} />
        <LookBack />
      </ListFilters>
      <Listed
        pages={outcomes}
        names={names}
        known={known}
        empty={t('list.empty')}
        next={add('plain')}
        lines={8}
      >
        {(rows) => <Table caption={t('title')} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      </Listed>
    </>
  );
};

export default OutcomesPage;
