import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { csvOf, download, yuanCell, type Cell } from '../../app/csv.ts';
import { momentOf } from '../../app/format.ts';
import { asOfIn, searchOf, todayAt, type Known } from '../../app/known.ts';
import { Refusal } from '../../app/refusal.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useSearchText } from '../../app/search.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useFileDay } from '../../app/use-known.ts';
import { useAskPagesOrKept } from '../../offline/kept-answers.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/fields.tsx';
import { FileButton } from '../../ui/in-browser.tsx';
import { Asked, Illustrative, Money, More, shortTitle, Tag } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import type { OpenAct } from './board.tsx';
import { columnNames, useColumns, type ColumnName } from './columns.ts';
import { Folded } from './filter-bar.tsx';
import { keeps, orderOf } from './filters.ts';
import {
  LeadTableDocument,
  type LeadFilter,
  type LeadOrderField,
  type LeadRowFragment,
  type LeadTableQuery,
} from './leads.gql.ts';

type Def = {
  readonly cell: (lead: LeadRowFragment) => ReactNode;
  readonly text: (lead: LeadRowFragment) => Cell;
  readonly sort?: LeadOrderField;
  readonly figure?: true;
};

/** More than this at once nobody reads; a narrower filter gives the rest. */
const EXPORT_MOST = 10_000;

const LeadTable = ({
  filter,
  known,
  empty,
  open,
}: {
  readonly filter: LeadFilter;
  /** As of when leads are shown. */
  readonly known: Known | undefined;
  readonly empty: ReactNode;
  /** Undefined where nothing can be done. */
  readonly open: OpenAct | undefined;
}) => {
  const { t } = useTranslation(['leads', 'common']);
  const say = useEnum();
  const fileDay = useFileDay();
  const [search, patch] = useSearchText();
  const [shown, show] = useColumns();
  const order = orderOf(search);
  const rows = useAskPagesOrKept(
    LeadTableDocument,
    { filter, orderBy: order, first: 50, ...asOfIn(known) },
    (answer) => answer.leads,
    { still: true, keeps: keeps(filter, known) },
  );
  const none = <span className="none">—</span>;
  const whole = (text: string) => <span className="lead-whole">{text}</span>;
  const owner = (lead: LeadRowFragment): string =>
    [lead.ownerStation?.name ?? lead.ownerOrganization?.name, lead.ownerUserName].filter(Boolean).join(' · ');
  const defs: Readonly<Record<ColumnName, Def>> = {
    investor: { cell: (lead) => lead.investorName ?? none, text: (lead) => lead.investorName },
    stage: {
      cell: (lead) => whole(say('LeadStage', lead.stage)),
      text: (lead) => say('LeadStage', lead.stage),
      sort: 'STAGE',
    },
    grade: {
      cell: (lead) => (lead.grade === null ? none : say('LeadGrade', lead.grade)),
      text: (lead) => (lead.grade === null ? '' : say('LeadGrade', lead.grade)),
    },
    verdict: {
      cell: (lead) => (
        <Tag tone={lead.verdict === 'FIRST' ? 'accent' : 'plain'}>{say('ClaimVerdict', lead.verdict)}</Tag>
      ),
      text: (lead) => say('ClaimVerdict', lead.verdict),
    },
    chain: { cell: (lead) => lead.chainName ?? none, text: (lead) => lead.chainName },
    region: { cell: (lead) => lead.regionName ?? none, text: (lead) => lead.regionName },
    amount: {
      cell: (lead) =>
        lead.expectedInvestment === null ? (
          <span className="none">{t('card.noAmount')}</span>
        ) : (
          <Money of={lead.expectedInvestment} />
        ),
      text: (lead) => (lead.expectedInvestment === null ? '' : yuanCell(lead.expectedInvestment.cny)),
      sort: 'EXPECTED',
      figure: true,
    },
    owner: {
      cell: (lead) => (lead.inPool ? <Tag>{t('pool')}</Tag> : owner(lead) || none),
      text: (lead) => (lead.inPool ? t('pool') : owner(lead)),
    },
    reporter: { cell: (lead) => lead.reporter?.name ?? none, text: (lead) => lead.reporter?.name },
    reportedOn: {
      cell: (lead) => whole(lead.reportedOn),
      text: (lead) => lead.reportedOn,
      sort: 'REPORTED_ON',
    },
    lastFollowUpOn: {
      cell: (lead) => (lead.lastFollowUpOn === null ? none : whole(lead.lastFollowUpOn)),
      text: (lead) => lead.lastFollowUpOn,
      sort: 'LAST_FOLLOW_UP',
    },
    nextFollowUpOn: {
      cell: (lead) =>
        lead.nextFollowUpOn === null ? (
          none
        ) : lead.status === 'OPEN' && lead.nextFollowUpOn < todayAt(known) ? (
          <Tag tone="amber" title={t('filter.dues.overdue')}>
            {lead.nextFollowUpOn}
          </Tag>
        ) : (
          whole(lead.nextFollowUpOn)
        ),
      text: (lead) => lead.nextFollowUpOn,
      sort: 'NEXT_FOLLOW_UP',
    },
    updatedAt: {
      cell: (lead) => whole(momentOf(lead.updatedAt)),
      text: (lead) => momentOf(lead.updatedAt),
      sort: 'UPDATED',
    },
  };
  const sortBy = (field: LeadOrderField | undefined) =>
    field === undefined
      ? {}
      : {
          sort: {
            on:
              order.field !== field
                ? undefined
                : order.direction === 'ASC'
                  ? ('ascending' as const)
                  : ('descending' as const),
            by: () =>
              patch({
                sort: field,
                dir: order.field === field && order.direction === 'DESC' ? 'ASC' : undefined,
              }),
          },
        };
  const columns: readonly Column<LeadRowFragment>[] = [
    {
      key: 'title',
      label: t('columns.title'),
      head: true,
      cell: (lead) => (
        <>
          <Link to="/leads/$id" params={{ id: lead.id } as never} search={searchOf(known)} preload={false}>
            {shortTitle(lead.title)}
          </Link>{' '}
          <Illustrative of={lead.illustrative} />
        </>
      ),
      ...sortBy('TITLE'),
    },
    ...shown.map((name) => ({
      key: name,
      label: t(`columns.${name}`),
      cell: defs[name].cell,
      ...(defs[name].figure ? { figure: true } : {}),
      ...sortBy(defs[name].sort),
    })),
    ...(open === undefined
      ? []
      : [
          {
            key: 'do',
            label: t('columns.do'),
            cell: (lead: LeadRowFragment) => (
              <Button
                kind="quiet"
                aria-label={t('move.of', { title: shortTitle(lead.title) })}
                onClick={() => open('move', lead)}
              >
                {t('move.open')}
              </Button>
            ),
          },
        ]),
  ];
  const toText = async (): Promise<string> => {
    const leads: LeadRowFragment[] = [];
    let after: string | null = null;
    do {
      const page: LeadTableQuery = await ask(LeadTableDocument, {
        filter,
        orderBy: order,
        first: 100,
        after,
        ...asOfIn(known),
      });
      leads.push(...page.leads.edges.map(({ node }) => node));
      after = page.leads.pageInfo.hasNextPage ? page.leads.pageInfo.endCursor : null;
    } while (after !== null && leads.length < EXPORT_MOST);
    const heads = [
      t('columns.title'),
      ...shown.map((name) => (name === 'amount' ? t('columns.amountYuan') : t(`columns.${name}`))),
      t('columns.illustrative'),
    ];
    return csvOf(
      heads,
      leads.map((lead) => [
        lead.title,
        ...shown.map((name) => defs[name].text(lead)),
        lead.illustrative ? t('common:yes') : t('common:no'),
      ]),
    );
  };
  return (
    <>
      <div className="bar lead-table-bar">
        <Folded label={t('common:list.columns')} on={0}>
          {columnNames.map((name) => (
            <CheckField
              key={name}
              name={`column-${name}`}
              label={t(`columns.${name}`)}
              value={shown.includes(name)}
              onChange={(on) => show(name, on)}
            />
          ))}
        </Folded>
        <Export toText={toText} day={fileDay(known)} />
      </div>
      <Asked query={rows} lines={10}>
        {() =>
          rows.nodes.length === 0 ? (
            empty
          ) : (
            <>
              <Table caption={t('title')} columns={columns} rows={rows.nodes} keyOf={(lead) => lead.id} />
              <More
                shown={rows.nodes.length}
                of={rows.totalCount}
                hasMore={rows.hasNextPage}
                busy={rows.isFetchingNextPage}
                more={rows.fetchNextPage}
              />
            </>
          )
        }
      </Asked>
    </>
  );
};

/** All that the filter finds, in the columns and the order that are shown; exact yuan. */
const Export = ({ toText, day }: { readonly toText: () => Promise<string>; readonly day: string }) => {
  const { t } = useTranslation('leads');
  const words = useRefusalWords();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <>
      <FileButton
        busy={busy}
        onClick={() => {
          setBusy(true);
          setSaid(t('export.busy'));
          toText()
            .then(
              (text) => {
                download(`${t('title')}-${day}.csv`, text);
                setSaid(t('export.done'));
              },
              (error: unknown) => setSaid(words(error instanceof Refusal ? error.code : 'UNINTELLIGIBLE')),
            )
            .finally(() => setBusy(false));
        }}
      >
        {t('export.open')}
      </FileButton>
      <span role="status" className="hint">
        {said}
      </span>
    </>
  );
};

export default LeadTable;
