import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { csvOf, download, yuanCell } from '../../app/csv.ts';
import type { ProjectOrderField, ProjectStatus } from '../../app/enums.gql.ts';
import { MOST, useEvery } from '../../app/every.ts';
import { countOf } from '../../app/format.ts';
import { agesWith, asOfIn, searchOf, type Known } from '../../app/known.ts';
import { useAskPages } from '../../app/query.ts';
import { useSearchText, type SearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { useFileDay } from '../../app/use-known.ts';
import { creditNames, shortNames } from '../../records/credit-list.tsx';
import {
  ChoiceFilter,
  ListFilters,
  OrderField,
  orderOf,
  OrganizationFilter,
  useSort,
} from '../../records/list-filters.tsx';
import { Listed } from '../../records/listed.tsx';
import { AsKnown, LookBack } from '../../records/past.tsx';
import { ChainField, RegionField } from '../../records/pickers.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Fen, Illustrative, Money, PageHead, shortTitle, Stat, Tag } from '../../ui/parts.tsx';
import { FileButton } from '../../ui/in-browser.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useChainName } from '../../records/chain-names.ts';
import { furthest, milestones, reachedOn, statusTone, sumsOf } from './milestones.ts';
import {
  ProjectAmountsDocument,
  ProjectsDocument,
  type ProjectsQuery,
  type ProjectsQueryVariables,
} from './projects.gql.ts';
import '../../records/record.css';

type Row = ProjectsQuery['projects']['edges'][number]['node'];
const statuses: readonly ProjectStatus[] = ['LANDED', 'WITHDRAWN'];
const orders: readonly [ProjectOrderField, ...ProjectOrderField[]] = ['LANDED_ON', 'AMOUNT', 'NAME'];
const names = ['status', 'chain', 'region', 'org'];

/** What the address asks for; what it says wrongly is as if it said nothing. */
const filterOf = (search: SearchText): ProjectsQueryVariables['filter'] => {
  const status = statuses.find((one) => one === search['status']);
  const { q, chain, region, org } = search;
  return {
    ...(q ? { search: q } : {}),
    ...(status === undefined ? {} : { status }),
    ...(chain ? { chainCodes: [chain] } : {}),
    ...(region ? { regionCode: region } : {}),
    ...(org ? { organizationIds: [org] } : {}),
  };
};

const ProjectsPage = () => {
  const { t } = useTranslation('projects');
  return <AsKnown title={t('title')}>{(known) => <Projects known={known} />}</AsKnown>;
};

const Projects = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('projects');
  const common = useTranslation().t;
  const say = useEnum();
  const chainName = useChainName();
  const fileDay = useFileDay();
  const may = useMay();
  const [search, patch] = useSearchText();
  const filter = filterOf(search);
  const order = orderOf(search, orders);
  const sortBy = useSort(order);
  const list = useAskPages(
    ProjectsDocument,
    { filter, orderBy: order, first: 50, ...asOfIn(known) },
    (answer: ProjectsQuery) => answer.projects,
    { ...agesWith(known, ['PROJECT']), keepPrevious: true },
  );
  const progressOf = (row: Row): string => {
    const milestone = furthest(row);
    return milestone === undefined ? t('landed') : say('Milestone', milestone);
  };
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      label: t('name'),
      head: true,
      ...sortBy('NAME'),
      cell: ({ id, name, illustrative }) => (
        <>
          <Link to={`/projects/${id}`} search={searchOf(known)}>
            {shortTitle(name)}
          </Link>{' '}
          <Illustrative of={illustrative} />
        </>
      ),
    },
    {
      key: 'investor',
      label: t('investor'),
      cell: ({ investorName }) => (investorName === null ? common('notSaid') : shortTitle(investorName)),
    },
    {
      key: 'status',
      label: t('status'),
      cell: ({ status, duplicateOf }) => (
        <span className="nowrap">
          <Tag tone={statusTone(status)}>{say('ProjectStatus', status)}</Tag>{' '}
          {duplicateOf === null ? null : <Tag>{t('duplicate')}</Tag>}
        </span>
      ),
    },
    {
      key: 'planned',
      label: t('planned'),
      figure: true,
      ...sortBy('AMOUNT'),
      cell: ({ plannedInvestment, planMissing }) =>
        planMissing ? <Tag>{t('planMissing')}</Tag> : <Money of={plannedInvestment} />,
    },
    {
      key: 'landedOn',
      label: t('landedOn'),
      ...sortBy('LANDED_ON'),
      cell: ({ landedOn }) => <time dateTime={landedOn}>{landedOn}</time>,
    },
    { key: 'progress', label: t('progress'), cell: progressOf },
    { key: 'chain', label: t('chain'), cell: (row) => chainName(row.chainName) },
    {
      key: 'region',
      label: t('region'),
      cell: ({ regionName }) => <span className="nowrap">{regionName}</span>,
    },
    { key: 'credits', label: t('page.credits'), cell: ({ credits }) => shortNames(credits) },
  ];
  const exported = () =>
    download(
      `${t('list.file')}-${fileDay(known)}.csv`,
      csvOf(
        [
          t('name'),
          common('illustrative.tag'),
          t('investor'),
          t('status'),
          t('duplicate'),
          t('plannedYuan'),
          t('planned'),
          t('landedOn'),
          ...milestones.map((milestone) => say('Milestone', milestone)),
          t('chain'),
          t('region'),
          t('page.credits'),
          t('source'),
        ],
        list.nodes.map((row) => [
          row.name,
          row.illustrative ? common('yes') : common('no'),
          row.investorName,
          say('ProjectStatus', row.status),
          row.duplicateOf === null ? common('no') : common('yes'),
          row.planMissing ? null : yuanCell(row.plannedInvestment.cny),
          row.planMissing ? t('planMissing') : row.plannedInvestment.display,
          row.landedOn,
          ...milestones.map((milestone) => reachedOn(row, milestone)),
          chainName(row.chainName),
          row.regionName,
          creditNames(row.credits),
          row.sourceDocument,
        ]),
      ),
    );
  /** At the head it is what one comes for; where the list is empty it stands there once more, and plain. */
  const add = (kind: 'primary' | 'plain') =>
    known === undefined && may('project.land') ? (
      <ButtonLink kind={kind} to="/projects/new">
        {t('land')}
      </ButtonLink>
    ) : null;
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            {list.nodes.length === 0 ? null : (
              <FileButton onClick={exported}>{common('list.export')}</FileButton>
            )}
            {add('primary')}
          </>
        }
      />
      <ListFilters names={names} searchLabel={t('search')}>
        <ChoiceFilter<ProjectStatus>
          name="status"
          label={t('status')}
          choices={statuses.map((status) => ({ value: status, label: say('ProjectStatus', status) }))}
        />
        <ChainField
          name="chain"
          label={t('chain')}
          none={common('all')}
          value={search['chain'] ?? ''}
          onChange={(chain) => patch({ chain })}
        />
        <RegionField
          filter
          name="region"
          label={t('region')}
          value={search['region'] ?? ''}
          onChange={(region) => patch({ region })}
        />
        <OrganizationFilter name="org" label={t('organization')} />
        <OrderField
          order={order}
          choices={orders.map((field) => ({ value: field, label: say('ProjectOrderField', field) }))}
        />
        <LookBack />
      </ListFilters>
      <Sums filter={filter} known={known} />
      <Listed
        pages={list}
        names={names}
        known={known}
        empty={t('list.none')}
        next={add('plain')}
        lines={10}
        height={480}
      >
        {(rows) => <Table caption={t('list.caption')} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      </Listed>
    </>
  );
};

/** What the projects of the filter come to. */
const Sums = ({
  filter,
  known,
}: {
  readonly filter: ProjectsQueryVariables['filter'];
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('projects');
  const every = useEvery(
    ProjectAmountsDocument,
    { filter, ...asOfIn(known) },
    (answer) => answer.projects,
    agesWith(known, ['PROJECT']),
  );
  if (every.data === undefined) return <div className="stats sums" aria-hidden="true" />;
  const { nodes, whole } = every.data;
  if (nodes.length === 0) return null;
  const { standing, withdrawn, duplicates, planned } = sumsOf(nodes);
  const count = (of: number) => t('list.count', { count: countOf(of) as never });
  return (
    <>
      <div className="stats sums">
        <Stat label={t('list.standing')}>{count(standing)}</Stat>
        <Stat label={t('list.planned')}>
          <Fen of={planned} />
        </Stat>
        {withdrawn === 0 ? null : <Stat label={t('list.withdrawn')}>{count(withdrawn)}</Stat>}
        {duplicates === 0 ? null : <Stat label={t('list.duplicates')}>{count(duplicates)}</Stat>}
      </div>
      <p className="hint sums-note">
        {t('list.note')} {whole ? '' : t('list.partly', { count: MOST })}
      </p>
    </>
  );
};

export default ProjectsPage;
