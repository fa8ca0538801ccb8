import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { agesWith, asOfIn, searchOf, todayAt, type Known } from '../../app/known.ts';
import { useAsk, useAskPages } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { FilterOrganization } from '../../records/filter-organization.tsx';
import { AsKnown, LookBack, NothingThen } from '../../records/past.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SearchField, SelectField } from '../../ui/fields.tsx';
import { Asked, Count, Empty, Illustrative, More, PageHead, shortTitle, Stat, Tag } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import type { VisitDirection, VisitOrderField, VisitStatus } from '../../app/enums.gql.ts';
import { useVisitStations } from './visit-lists.ts';
import { statusTone, VisitName } from './visit-name.tsx';
import { VisitsDocument, VisitsThisMonthDocument, type VisitRowFragment } from './visits.gql.ts';
import './visits.css';

const filters = ['station', 'org', 'direction', 'status', 'from', 'to', 'q'] as const;

const VisitsPage = () => {
  const { t } = useTranslation('visits');
  return <AsKnown title={t('title')}>{(known) => <Visits known={known} />}</AsKnown>;
};

/** All visits, month by month, filtered by what the address says; as they are, or as they were known then. */
const Visits = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('visits');
  const { t: common } = useTranslation();
  const say = useEnum();
  const may = useMay();
  const [search, patch] = useSearchText();
  const { station, org, direction, status, from, to, q, sort } = search;
  const stations = useVisitStations();
  const orderBy = sort === 'DELEGATE_COUNT' || sort === 'NAME' ? sort : 'STARTS_ON';
  const filtered = filters.some((name) => search[name] !== undefined);
  const visits = useAskPages(
    VisitsDocument,
    {
      first: 50,
      filter: {
        ...(station === undefined ? {} : { stationIds: [station] }),
        ...(org === undefined ? {} : { organizationIds: [org] }),
        ...(direction === undefined ? {} : { direction: direction as VisitDirection }),
        ...(status === undefined ? {} : { status: status as VisitStatus }),
        ...(from === undefined && to === undefined
          ? {}
          : { occurred: { from: from ?? null, to: to ?? null } }),
        ...(q === undefined ? {} : { search: q }),
      },
      orderBy: { field: orderBy, direction: orderBy === 'NAME' ? 'ASC' : 'DESC' },
      ...asOfIn(known),
    },
    ({ visits: connection }) => connection,
    { ...agesWith(known, ['VISIT']), keepPrevious: true },
  );
  const months = useMemo(() => byMonth(visits.nodes, orderBy), [visits.nodes, orderBy]);
  const columns = useColumns(known);
  const set = (name: (typeof filters)[number] | 'sort') => (value: string) =>
    patch({ [name]: value === '' ? undefined : value });
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          known !== undefined ? undefined : (
            <>
              {may('visit.plan') ? (
                <ButtonLink to="/visits/new" search={{ plan: 'new' } as never}>
                  {t('plan')}
                </ButtonLink>
              ) : null}
              {may('visit.log') ? (
                <ButtonLink to="/visits/new" kind="primary">
                  {t('log')}
                </ButtonLink>
              ) : null}
            </>
          )
        }
      />
      {may('figures.read') ? <ThisMonth known={known} /> : null}
      <div className="bar" role="search">
        <SearchField label={t('list.search')} value={q ?? ''} onChange={set('q')} />
        <SelectField
          name="station"
          label={t('list.station')}
          needed
          value={station ?? ''}
          onChange={set('station')}
          none={common('all')}
          choices={(stations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterOrganization label={t('list.organization')} value={org} onChange={set('org')} />
        <SelectField
          name="direction"
          label={t('list.direction')}
          needed
          value={direction ?? ''}
          onChange={set('direction')}
          none={common('all')}
          choices={(['INBOUND', 'OUTBOUND', 'LOCAL'] as const).map((value) => ({
            value,
            label: say('VisitDirection', value),
          }))}
        />
        <SelectField
          name="status"
          label={t('list.status')}
          needed
          value={status ?? ''}
          onChange={set('status')}
          none={common('all')}
          choices={(['LOGGED', 'PLANNED', 'CANCELLED'] as const).map((value) => ({
            value,
            label: say('VisitStatus', value),
          }))}
        />
        <Day name="from" label={t('list.from')} value={from} onChange={set('from')} />
        <Day name="to" label={t('list.to')} value={to} onChange={set('to')} />
        <SelectField
          name="sort"
          label={t('list.order')}
          needed
          value={orderBy}
          onChange={set('sort')}
          choices={(['STARTS_ON', 'DELEGATE_COUNT', 'NAME'] as const).map((value) => ({
            value,
            label: t(`list.orders.${value}`),
          }))}
        />
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
      <Asked query={visits} lines={8}>
        {() =>
          visits.nodes.length === 0 ? (
            known !== undefined ? (
              <NothingThen known={known} />
            ) : (
              <div className="panel">
                <Empty
                  next={may('visit.log') ? <ButtonLink to="/visits/new">{t('log')}</ButtonLink> : undefined}
                >
                  {filtered ? common('list.empty') : t('list.empty')}
                </Empty>
              </div>
            )
          ) : (
            <div className="months">
              {months.map(({ month, rows }) => (
                <Fragment key={month}>
                  {month === '' ? null : <h2 className="month-head">{month}</h2>}
                  <Table
                    caption={month === '' ? t('title') : `${t('title')} ${month}`}
                    columns={columns}
                    rows={rows}
                    keyOf={({ id }) => id}
                  />
                </Fragment>
              ))}
              <More
                shown={visits.nodes.length}
                of={visits.totalCount}
                hasMore={visits.hasNextPage}
                busy={visits.isFetchingNextPage}
                more={visits.fetchNextPage}
              />
            </div>
          )
        }
      </Asked>
    </>
  );
};

type Month = { readonly month: string; readonly rows: VisitRowFragment[] };

/** In the order in which they came; one group where they do not come by their day. */
const byMonth = (visits: readonly VisitRowFragment[], orderBy: VisitOrderField): readonly Month[] => {
  if (orderBy !== 'STARTS_ON') return [{ month: '', rows: [...visits] }];
  const months: Month[] = [];
  for (const visit of visits) {
    const month = visit.startsOn.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.rows.push(visit);
    else months.push({ month, rows: [visit] });
  }
  return months;
};

const useColumns = (known: Known | undefined): readonly Column<VisitRowFragment>[] => {
  const { t } = useTranslation('visits');
  const say = useEnum();
  return [
    {
      key: 'date',
      label: t('list.date'),
      cell: ({ startsOn, endsOn }) => (startsOn === endsOn ? startsOn : `${startsOn} – ${endsOn.slice(5)}`),
    },
    {
      key: 'name',
      label: t('list.delegation'),
      head: true,
      cell: (visit) => (
        <>
          <Link to={`/visits/${visit.id}` as never} search={searchOf(known)}>
            <VisitName visit={visit} />
          </Link>{' '}
          <Illustrative of={visit.illustrative} />
        </>
      ),
    },
    {
      key: 'direction',
      label: t('list.direction'),
      cell: ({ direction }) => say('VisitDirection', direction),
    },
    {
      key: 'host',
      label: t('list.host'),
      cell: ({ station, host }) => shortTitle(station?.name ?? host?.name ?? ''),
    },
    {
      key: 'route',
      label: t('list.route'),
      cell: ({ originRegionName: origin, destinationRegionName: destination }) =>
        origin === null && destination === null ? '' : `${origin ?? '…'} → ${destination ?? '…'}`,
    },
    {
      key: 'people',
      label: t('list.people'),
      figure: true,
      cell: ({ delegateCount }) => (delegateCount === null ? '' : <Count of={delegateCount} />),
    },
    {
      key: 'status',
      label: t('list.status'),
      cell: ({ status }) => <Tag tone={statusTone[status]}>{say('VisitStatus', status)}</Tag>,
    },
  ];
};

const Day = ({
  name,
  label,
  value,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string) => void;
}) => (
  <div className="field">
    <label htmlFor={`visits-${name}`}>{label}</label>
    <input
      id={`visits-${name}`}
      type="date"
      className="input date"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);

/** How many visits and delegates this month has had, or the month of then: of the viewer's station, where they work at one. */
const ThisMonth = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('visits');
  const { stationId } = useViewer();
  const to = todayAt(known);
  const month = to.slice(0, 7);
  const query = useAsk(
    VisitsThisMonthDocument,
    {
      filter: {
        occurred: { from: `${month}-01`, to },
        ...(stationId === null ? {} : { stationIds: [stationId] }),
      },
      ...asOfIn(known),
    },
    agesWith(known, ['FIGURES']),
  );
  const value = (measure: string) =>
    query.data?.totals.grand.find((figure) => figure.measure === measure)?.value;
  const note = stationId === null ? t('list.ofAll') : t('list.ofStation');
  return (
    <div className="stats">
      <Stat label={known === undefined ? t('list.month') : t('list.monthThen')} note={`${note} · ${month}`}>
        {value('VISITS_LOGGED') === undefined ? '–' : <Count of={value('VISITS_LOGGED')!} />}
      </Stat>
      <Stat
        label={known === undefined ? t('list.monthPeople') : t('list.monthPeopleThen')}
        note={`${note} · ${month}`}
      >
        {value('VISIT_DELEGATES') === undefined ? '–' : <Count of={value('VISIT_DELEGATES')!} />}
      </Stat>
    </div>
  );
};

export default VisitsPage;
