import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ActivityKind, ActivityStatus } from '../../app/enums.gql.ts';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAskPages } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { ChoiceFilter, ListFilters, OrganizationFilter, RangeFilter } from '../../records/list-filters.tsx';
import { Listed } from '../../records/listed.tsx';
import { AsKnown, LookBack } from '../../records/past.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Count, Days, Illustrative, PageHead, Tag, shortTitle } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { activityKinds } from './activity-form.ts';
import { ActivitiesDocument, type ActivityRowFragment } from './activities.gql.ts';

const names = ['kind', 'status', 'org', 'from', 'to'];
const statuses: readonly ActivityStatus[] = ['HELD', 'PLANNED', 'CANCELLED'];

const ActivitiesPage = () => {
  const { t } = useTranslation('activities');
  return <AsKnown title={t('title')}>{(known) => <Activities known={known} />}</AsKnown>;
};

/** All activities, the latest first, filtered by what the address says; as they are, or as they were known then. */
const Activities = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('activities');
  const say = useEnum();
  const may = useMay();
  const [search] = useSearchText();
  const { org, from, to, q } = search;
  // What the address says wrongly is as if it said nothing.
  const kind = activityKinds.find((one) => one === search['kind']);
  const status = statuses.find((one) => one === search['status']);
  const activities = useAskPages(
    ActivitiesDocument,
    {
      first: 50,
      filter: {
        ...(kind === undefined ? {} : { kind }),
        ...(status === undefined ? {} : { status }),
        ...(org === undefined ? {} : { organizationIds: [org] }),
        ...(from === undefined && to === undefined
          ? {}
          : { occurred: { from: from ?? null, to: to ?? null } }),
        ...(q === undefined ? {} : { search: q }),
      },
      ...asOfIn(known),
    },
    ({ activities: connection }) => connection,
    { ...agesWith(known, ['ACTIVITY']), keepPrevious: true },
  );
  const columns: readonly Column<ActivityRowFragment>[] = [
    {
      key: 'date',
      label: t('list.date'),
      cell: ({ startsOn, endsOn }) => <Days from={startsOn} to={endsOn} />,
    },
    {
      key: 'name',
      label: t('list.name'),
      head: true,
      cell: ({ id, name, illustrative }) => (
        <>
          <Link to={`/activities/${id}` as never} search={searchOf(known)}>
            {shortTitle(name)}
          </Link>{' '}
          <Illustrative of={illustrative} />
        </>
      ),
    },
    { key: 'kind', label: t('list.kind'), cell: (activity) => say('ActivityKind', activity.kind) },
    {
      key: 'organizations',
      label: t('list.organization'),
      cell: ({ organizations }) => organizations.map(({ name }) => shortTitle(name)).join('、'),
    },
    { key: 'place', label: t('list.place'), cell: ({ regionName }) => regionName },
    {
      key: 'sessions',
      label: t('list.sessions'),
      figure: true,
      cell: ({ sessionCount }) => (sessionCount === 0 ? '' : <Count of={sessionCount} />),
    },
    {
      key: 'people',
      label: t('list.people'),
      figure: true,
      cell: ({ participants }) => (participants === null ? '' : <Count of={participants} />),
    },
    {
      key: 'status',
      label: t('list.status'),
      cell: (activity) => (
        <Tag tone={activity.status === 'PLANNED' ? 'accent' : 'plain'}>
          {say('ActivityStatus', activity.status)}
        </Tag>
      ),
    },
  ];
  /** At the head it is what one comes for; where the list is empty it stands there once more, and plain. */
  const add = (kind: 'primary' | 'plain') =>
    known === undefined && may('activity.hold') ? (
      <ButtonLink to="/activities/new" kind={kind}>
        {t('add')}
      </ButtonLink>
    ) : undefined;
  return (
    <>
      <PageHead title={t('title')} actions={add('primary')} />
      <ListFilters names={names} searchLabel={t('list.search')}>
        <ChoiceFilter<ActivityKind>
          name="kind"
          label={t('list.kind')}
          choices={activityKinds.map((value) => ({ value, label: say('ActivityKind', value) }))}
        />
        <ChoiceFilter<ActivityStatus>
          name="status"
          label={t('list.status')}
          choices={statuses.map((value) => ({ value, label: say('ActivityStatus', value) }))}
        />
        <OrganizationFilter name="org" label={t('list.organization')} />
        <RangeFilter label={(end) => t('list.range', { end })} />
        <LookBack />
      </ListFilters>
      <Listed
        pages={activities}
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

export default ActivitiesPage;
