import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { csvOf, download, yuanCell } from '../../app/csv.ts';
import type { AgreementKind, AgreementOrderField, AgreementStatus } from '../../app/enums.gql.ts';
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
  RangeFilter,
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
import {
  AgreementAmountsDocument,
  AgreementsDocument,
  type AgreementsQuery,
  type AgreementsQueryVariables,
} from './agreements.gql.ts';
import { amountMeasure, kinds, statusTone, sumsByKind } from './kinds.ts';
import '../../records/record.css';

type Row = AgreementsQuery['agreements']['edges'][number]['node'];
const statuses: readonly AgreementStatus[] = ['SIGNED', 'FULFILLED', 'TERMINATED'];
const orders: readonly [AgreementOrderField, ...AgreementOrderField[]] = ['SIGNED_ON', 'AMOUNT', 'TITLE'];
const names = ['kind', 'status', 'chain', 'region', 'org', 'from', 'to'];

/** What the address asks for; what it says wrongly is as if it said nothing. */
const filterOf = (search: SearchText): AgreementsQueryVariables['filter'] => {
  const kind = kinds.find((one) => one === search['kind']);
  const status = statuses.find((one) => one === search['status']);
  const { q, chain, region, org, from, to } = search;
  return {
    ...(q ? { search: q } : {}),
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(status === undefined ? {} : { status }),
    ...(chain ? { chainCodes: [chain] } : {}),
    ...(region ? { regionCode: region } : {}),
    ...(org ? { organizationIds: [org] } : {}),
    ...(from || to ? { signed: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {}),
  };
};

const AgreementsPage = () => {
  const { t } = useTranslation('agreements');
  return <AsKnown title={t('title')}>{(known) => <Agreements known={known} />}</AsKnown>;
};

const Agreements = ({ known }: { readonly known: Known | undefined }) => {
  const { t } = useTranslation('agreements');
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
    AgreementsDocument,
    { filter, orderBy: order, first: 50, ...asOfIn(known) },
    (answer: AgreementsQuery) => answer.agreements,
    { ...agesWith(known, ['AGREEMENT']), keepPrevious: true },
  );
  const columns: readonly Column<Row>[] = [
    {
      key: 'title',
      label: t('name'),
      head: true,
      ...sortBy('TITLE'),
      cell: ({ id, title, illustrative }) => (
        <>
          <Link to={`/agreements/${id}`} search={searchOf(known)}>
            {shortTitle(title)}
          </Link>{' '}
          <Illustrative of={illustrative} />
        </>
      ),
    },
    { key: 'kind', label: t('kind'), cell: ({ kind }) => say('AgreementKind', kind) },
    {
      key: 'status',
      label: t('status'),
      cell: ({ status }) => <Tag tone={statusTone(status)}>{say('AgreementStatus', status)}</Tag>,
    },
    {
      key: 'counterpart',
      label: t('counterpart'),
      cell: ({ counterpartName, partyOrganizations }) =>
        shortTitle(counterpartName ?? partyOrganizations.map(({ name }) => shortTitle(name)).join('、')),
    },
    {
      key: 'amount',
      label: t('amount'),
      figure: true,
      ...sortBy('AMOUNT'),
      cell: ({ amount }) => <Money of={amount} />,
    },
    {
      key: 'signedOn',
      label: t('signedOn'),
      ...sortBy('SIGNED_ON'),
      cell: ({ signedOn }) => <time dateTime={signedOn}>{signedOn}</time>,
    },
    { key: 'chain', label: t('chain'), cell: (row) => chainName(row.chainName) ?? common('none') },
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
          t('kind'),
          t('status'),
          t('parties'),
          t('counterpart'),
          t('amountYuan'),
          t('original'),
          t('signedOn'),
          t('expiresOn'),
          t('chain'),
          t('region'),
          t('page.credits'),
          t('source'),
        ],
        list.nodes.map((row) => [
          row.title,
          row.illustrative ? common('yes') : common('no'),
          say('AgreementKind', row.kind),
          say('AgreementStatus', row.status),
          row.partyOrganizations.map(({ name }) => name).join('、'),
          row.counterpartName,
          row.amount === null ? null : yuanCell(row.amount.cny),
          row.amount?.display,
          row.signedOn,
          row.expiresOn,
          chainName(row.chainName),
          row.regionName,
          creditNames(row.credits),
          row.sourceDocument,
        ]),
      ),
    );
  /** At the head it is what one comes for; where the list is empty it stands there once more, and plain. */
  const add = (kind: 'primary' | 'plain') =>
    known === undefined && may('agreement.sign') ? (
      <ButtonLink kind={kind} to="/agreements/new">
        {t('sign')}
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
        <ChoiceFilter<AgreementKind>
          name="kind"
          label={t('kind')}
          choices={kinds.map((kind) => ({ value: kind, label: say('AgreementKind', kind) }))}
        />
        <ChoiceFilter<AgreementStatus>
          name="status"
          label={t('status')}
          choices={statuses.map((status) => ({ value: status, label: say('AgreementStatus', status) }))}
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
        <RangeFilter label={(end) => t('signedRange', { end })} />
        <OrderField
          order={order}
          choices={orders.map((field) => ({ value: field, label: say('AgreementOrderField', field) }))}
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

/** What the agreements of the filter come to: each kind by itself, for a framework's money and a contract's are not the same. */
const Sums = ({
  filter,
  known,
}: {
  readonly filter: AgreementsQueryVariables['filter'];
  readonly known: Known | undefined;
}) => {
  const { t } = useTranslation('agreements');
  const say = useEnum();
  const every = useEvery(
    AgreementAmountsDocument,
    { filter, ...asOfIn(known) },
    (answer) => answer.agreements,
    agesWith(known, ['AGREEMENT']),
  );
  if (every.data === undefined) return <div className="stats sums" aria-hidden="true" />;
  const { nodes, whole } = every.data;
  if (nodes.length === 0) return null;
  return (
    <>
      <div className="stats sums">
        {sumsByKind(nodes).map(({ kind, count, fen, withoutAmount, terminated }) => (
          <Stat
            key={kind}
            label={say('AgreementKind', kind)}
            note={[
              amountMeasure[kind] === undefined ? t('list.noSum') : '',
              withoutAmount === 0 ? '' : t('list.noAmount', { count: withoutAmount }),
              terminated === 0 ? '' : t('list.ended', { count: terminated }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          >
            {t('list.count', { count: countOf(count) as never })}
            {amountMeasure[kind] === undefined ? null : (
              <span className="sum">
                <Fen of={fen} />
              </span>
            )}
          </Stat>
        ))}
      </div>
      <p className="hint sums-note">
        {t('list.apart')} {whole ? '' : t('list.partly', { count: MOST })}
      </p>
    </>
  );
};

export default AgreementsPage;
