import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { agesWith, asOfIn, searchOf, todayAt, type Known } from '../../app/known.ts';
import { useAsk } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import {
  ChoiceFilter,
  ListFilters,
  OrganizationFilter,
  RangeFilter,
  useNarrowed,
} from '../../records/list-filters.tsx';
import { Listed } from '../../records/listed.tsx';
import { AsKnown, LookBack } from '../../records/past.tsx';
import { useAskPagesOrKept } from '../../offline/kept-answers.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { Count, Days, Illustrative, PageHead, Stat, Tag, shortTitle } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import type { VisitDirection, VisitOrderField, VisitStatus } from '../../app/enums.gql.ts';
import { useVisitStations } from './visit-lists.ts';
import { statusTone, VisitName } from './visit-name.tsx';
import { VisitsDocument, VisitsThisMonthDocument, type VisitRowFragment } from './visits.gql.ts';
import './visits.css';

const names = ['station', 'org', 'direction', 'status', 'from', 'to'];
const directions: readonly VisitDirection[] = ['INBOUND', 'OUTBOUND', 'LOCAL'];
const statuses: readonly VisitStatus[] = ['LOGGED', 'PLANNED', 'CANCELLED'];

const VisitsPage = () => {
  const { t } = useTranslation('visits');
  return <AsKnown title={t('title')}>{(known) => <Visits known={known} />}</AsKnown>;
};

/** All visits, month by month, filtered by what the address says; as they are, or as they were known then. */
const Visits = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('visits');
  const say = useEnum();
  const may = useMay();
  const [search, patch] = useSearchText();
  const { station, org, from, to, q, sort } = search;
  // What the address says wrongly is as if it said nothing.
  const direction = directions.find((one) => one === search['direction']);
  const status = statuses.find((one) => one === search['status']);
  const stations = useVisitStations();
  const orderBy = sort === 'DELEGATE_COUNT' || sort === 'NAME' ? sort : 'STARTS_ON';
  const { narrowed } = useNarrowed(names);
  const visits = useAskPagesOrKept(
    VisitsDocument,
    {
      first: 50,
      filter: {
        ...(station === undefined ? {} : { stationIds: [station] }),
        ...(org === undefined ? {} : { organizationIds: [org] }),
        ...(direction === undefined ? {} : { direction }),
        ...(status === undefined ? {} : { status }),
        ...(from === undefined && to === undefined
          ? {}
          : { occurred: { from: from ?? null, to: to ?? null } }),
        ...(q === undefined ? {} : { search: q }),
      },
      orderBy: { field: orderBy, direction: orderBy === 'NAME' ? 'ASC' : 'DESC' },
      ...asOfIn(known),
    },
    ({ visits: connection }) => connection,
    {
      ...agesWith(known, ['VISIT']),
      keepPrevious: true,
      keeps: narrowed.length === 0 && known === undefined,
    },
  );
  const columns = useColumns(known);
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
      <ListFilters names={names} searchLabel={t('list.search')}>
        <ChoiceFilter
          name="station"
          label={t('list.station')}
          choices={(stations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <OrganizationFilter name="org" label={t('list.organization')} />
        <ChoiceFilter<VisitDirection>
          name="direction"
          label={t('list.direction')}
          choices={directions.map((value) => ({ value, label: say('VisitDirection', value) }))}
        />
        <ChoiceFilter<VisitStatus>
          name="status"
          label={t('list.status')}
          choices={statuses.map((value) => ({ value, label: say('VisitStatus', value) }))}
        />
        <RangeFilter label={(end) => t('list.range', { end })} />
        <SelectField
          name="sort"
          label={t('list.order')}
          needed
          value={orderBy}
          onChange={(sort) => patch({ sort })}
          choices={(['STARTS_ON', 'DELEGATE_COUNT', 'NAME'] as const).map((value) => ({
            value,
            label: t(`list.orders.${value}`),
          }))}
        />
        <LookBack />
      </ListFilters>
      <Listed
        pages={visits}
        names={names}
        known={known}
        empty={t('list.empty')}
        next={may('visit.log') ? <ButtonLink to="/visits/new">{t('log')}</ButtonLink> : undefined}
        lines={8}
      >
        {(rows) => (
          <div className="months">
            {byMonth(rows, orderBy).map(({ month, rows: ofMonth }) => (
              <Fragment key={month}>
                {month === '' ? null : <h2 className="month-head">{month}</h2>}
                <Table
                  caption={month === '' ? t('title') : `${t('title')} ${month}`}
                  columns={columns}
                  rows={ofMonth}
                  keyOf={({ id }) => id}
                />
              </Fragment>
            ))}
          </div>
        )}
      </Listed>
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
      cell: ({ startsOn, endsOn }) => <Days from={startsOn} to={endsOn} />,
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
