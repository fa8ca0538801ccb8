import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ActivityKind, ActivityStatus } from '../../app/enums.gql.ts';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAskPages } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { FilterOrganization } from '../../records/filter-organization.tsx';
import { AsKnown, LookBack, NothingThen } from '../../records/past.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DateField, SearchField, SelectField } from '../../ui/fields.tsx';
import { Asked, Count, Empty, Illustrative, More, PageHead, shortTitle, Tag } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { activityKinds } from './activity-form.ts';
import { ActivitiesDocument, type ActivityRowFragment } from './activities.gql.ts';

const filters = ['kind', 'status', 'org', 'from', 'to', 'q'] as const;

const ActivitiesPage = () => {
  const { t } = useTranslation('activities');
  return <AsKnown title={t('title')}>{(known) => <Activities known={known} />}</AsKnown>;
};

/** All activities, the latest first, filtered by what the address says; as they are, or as they were known then. */
const Activities = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('activities');
  const { t: common } = useTranslation();
  const say = useEnum();
  const may = useMay();
  const [search, patch] = useSearchText();
  const { kind, status, org, from, to, q } = search;
  const filtered = filters.some((name) => search[name] !== undefined);
  const activities = useAskPages(
    ActivitiesDocument,
    {
      first: 50,
      filter: {
        ...(kind === undefined ? {} : { kind: kind as ActivityKind }),
        ...(status === undefined ? {} : { status: status as ActivityStatus }),
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
  const set = (name: (typeof filters)[number]) => (value: string) =>
    patch({ [name]: value === '' ? undefined : value });
  const columns: readonly Column<ActivityRowFragment>[] = [
    {
      key: 'date',
      label: t('list.date'),
      cell: ({ startsOn, endsOn }) => (startsOn === endsOn ? startsOn : `${startsOn} – ${endsOn}`),
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
      cell: ({ organizations }) => organizations.map(({ name }) => name).join('、'),
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
  const add =
    known === undefined && may('activity.hold') ? (
      <ButtonLink to="/activities/new" kind="primary">
        {t('add')}
      </ButtonLink>
    ) : undefined;
  return (
    <>
      <PageHead title={t('title')} actions={add} />
      <div className="bar" role="search">
        <SearchField label={t('list.search')} value={q ?? ''} onChange={set('q')} />
        <SelectField
          name="kind"
          label={t('list.kind')}
          needed
          value={kind ?? ''}
          onChange={set('kind')}
          none={common('all')}
          choices={activityKinds.map((value) => ({ value, label: say('ActivityKind', value) }))}
        />
        <SelectField
          name="status"
          label={t('list.status')}
          needed
          value={status ?? ''}
          onChange={set('status')}
          none={common('all')}
          choices={(['HELD', 'PLANNED', 'CANCELLED'] as const).map((value) => ({
            value,
            label: say('ActivityStatus', value),
          }))}
        />
        <FilterOrganization label={t('list.organization')} value={org} onChange={set('org')} />
        <DateField name="from" label={t('list.from')} needed value={from ?? ''} onChange={set('from')} />
        <DateField name="to" label={t('list.to')} needed value={to ?? ''} onChange={set('to')} />
        {filtered ? (
          <Button
            kind="quiet"
            onClick={() => patch(Object.fromEntries(filters.map((name) => [name, undefined])))}
          >
            {common('list.clear')}
          </Button>
        ) : null}
        <LookBack />
      </div>
      <Asked query={activities} lines={8}>
        {() =>
          activities.nodes.length === 0 ? (
            known !== undefined ? (
              <NothingThen known={known} />
            ) : (
              <div className="panel">
                <Empty next={add}>{filtered ? common('list.empty') : t('list.empty')}</Empty>
              </div>
            )
          ) : (
            <>
              <Table caption={t('title')} columns={columns} rows={activities.nodes} keyOf={({ id }) => id} />
              <More
                shown={activities.nodes.length}
                of={activities.totalCount}
                hasMore={activities.hasNextPage}
                busy={activities.isFetchingNextPage}
                more={activities.fetchNextPage}
              />
            </>
          )
        }
      </Asked>
    </>
  );
};

export default ActivitiesPage;
