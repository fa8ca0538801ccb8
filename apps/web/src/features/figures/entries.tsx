import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { csvOf, download, yuanCell, type Cell } from '../../app/csv.ts';
import type { Basis, Measure, Unit } from '../../app/enums.gql.ts';
import { countOf, momentOf, today } from '../../app/format.ts';
import type { Known } from '../../app/known.ts';
import { changed, useAskPages } from '../../app/query.ts';
import { Refusal } from '../../app/refusal.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { FileButton } from '../../ui/in-browser.tsx';
import { Dialog } from '../../ui/overlays.tsx';
import { Asked as Answer, Empty, Tag } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { runningSums, scaled, sumOf, unscaled } from './decimals.ts';
import type { EntriesPage, Source } from './behind.ts';
import { exactly, fenOf, useReadable } from './names.ts';
import type { Sum } from './pivot.ts';
import { SubjectLink } from './subject-link.tsx';

type Entry = EntriesPage['edges'][number]['node'];
type Numbered = Entry & { readonly sofar: string };

/** As many as the API gives at once; up to so many are loaded by themselves, so that the sum can be compared. */
const PAGE = 100;
const BY_THEMSELVES = 500;

/** Every entry behind one figure, adding up on the page, each on to its record and its event. */
const Entries = ({
  place,
  measure,
  basis,
  source,
  expected,
  known,
  others,
  receipt,
  close,
}: {
  /** What the figure is of, in words. */
  readonly place: string;
  readonly measure: Measure;
  readonly basis: Basis;
  readonly source: Source<EntriesPage>;
  /** What the page shows for it; undefined where it shows no such figure. */
  readonly expected: Sum | undefined;
  /** As of when it was known, of a figure of the past: its records are shown as of then. */
  readonly known: Known | undefined;
  /** The way to what else is behind it. */
  readonly others: ReactNode;
  /** The button that has the proof of all of them made, whatever the drawer has loaded. */
  readonly receipt: ReactNode;
  readonly close: () => void;
}) => {
  const { t } = useTranslation(['figures', 'common']);
  const say = useEnum();
  const readable = useReadable();
  const [wanted, setWanted] = useState(BY_THEMSELVES);
  const entries = useAskPages(source.document, { ...source.variables, first: PAGE }, source.pageOf, {
    about: ['FIGURES'],
  });
  const { nodes, totalCount = 0, hasNextPage, isFetchingNextPage, fetchNextPage, isError } = entries;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError && nodes.length < wanted) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, nodes.length, wanted, fetchNextPage]);

  const values = nodes.map(({ value }) => value);
  const sums = runningSums(values);
  const unit: Unit = nodes[0]?.unit ?? 'COUNT';
  const numbered: readonly Numbered[] = nodes.map((node, i) =>
    Object.assign({ sofar: sums[i] ?? '0' }, node),
  );
  const sum = sumOf(values);
  const figure = (value: string, sign = false) => (
    <span className="money" title={exactly(unit, value)}>
      {sign && scaled(value) > 0n ? '+' : ''}
      {readable(unit, value)}
    </span>
  );

  const columns: readonly Column<Numbered>[] = [
    {
      key: 'on',
      label: t('entries.on'),
      head: true,
      cell: ({ occurredOn, late }) => (
        <span className="whole">
          {occurredOn} {late ? <Tag title={t('entries.lateWhy')}>{t('entries.late')}</Tag> : null}
        </span>
      ),
    },
    {
      key: 'cause',
      label: t('entries.cause'),
      cell: ({ cause }) => <span className="whole">{say('EntryCause', cause)}</span>,
    },
    {
      key: 'subject',
      label: t('entries.subject'),
      cell: (entry) => <SubjectLink of={entry} event={entry.eventId} known={known} />,
    },
    {
      key: 'amount',
      label: unit === 'FEN' ? t('entries.amount') : t('entries.number'),
      figure: true,
      cell: ({ value }) => figure(value, true),
    },
    { key: 'running', label: t('entries.running'), figure: true, cell: ({ sofar }) => figure(sofar) },
    {
      key: 'recorded',
      label: t('entries.recorded'),
      // As the log came to know of them: only so does the running sum say what was known when.
      sort: { on: 'ascending' },
      cell: ({ actorName, recordedAt, position }) => (
        <span className="whole">
          {actorName}
          <br />
          <time dateTime={recordedAt} title={position}>
            {momentOf(recordedAt)}
          </time>
        </span>
      ),
    },
  ];
  const name = `${place} · ${say('Measure', measure)}（${say('Basis', basis)}）`;
  // The server sums all pages; once all are here, the page's own sum of them must be the same.
  const complete = nodes.length > 0 && !hasNextPage;
  const pages = entries.data?.pages;
  const said = pages === undefined ? sum : source.pageOf(pages.at(-1)).total.value;
  const total = complete ? sum : said;
  const same =
    expected !== undefined && scaled(expected.value) === scaled(total) && scaled(said) === scaled(total);
  return (
    <Dialog title={name} side close={close}>
      {others}
      <Answer query={entries} lines={8}>
        {() =>
          nodes.length === 0 ? (
            <Empty>{t('entries.empty')}</Empty>
          ) : (
            <div className="stack figure-entries">
              <div className="entries-head">
                <p className="entries-sum" role="status">
                  <strong title={exactly(unit, total)}>
                    {t('entries.sum', { sum: readable(unit, total) })}
                  </strong>
                  {expected === undefined ? null : same ? (
                    <span className="same">（{t('entries.same')}）</span>
                  ) : (
                    <span className="differs">
                      （
                      {t('entries.differs', {
                        figure: readable(unit, expected.value),
                        difference: exactly(unit, unscaled(scaled(total) - scaled(expected.value))),
                      })}
                      ）
                    </span>
                  )}{' '}
                  {complete
                    ? t('head.entries', { count: nodes.length })
                    : t('entries.sofar', {
                        shown: countOf(nodes.length),
                        sum: readable(unit, sum),
                        of: countOf(totalCount),
                      })}
                </p>
                {expected !== undefined && !same ? (
                  <Button onClick={() => void changed(['FIGURES'])}>{t('entries.recount')}</Button>
                ) : null}
                {hasNextPage ? (
                  <Button busy={isFetchingNextPage} onClick={() => setWanted(totalCount)}>
                    {t('entries.loadAll')}
                  </Button>
                ) : null}
                <Export source={source} total={totalCount} measure={measure} basis={basis} />
                {receipt}
              </div>
              <Table
                caption={name}
                columns={columns}
                rows={numbered}
                keyOf={({ eventId, line }) => `${eventId} ${line}`}
              />
            </div>
          )
        }
      </Answer>
    </Dialog>
  );
};

/** All entries as a file, page after page, whatever the drawer has loaded. */
const Export = ({
  source,
  total,
  measure,
  basis,
}: {
  readonly source: Source<EntriesPage>;
  readonly total: number;
  readonly measure: Measure;
  readonly basis: Basis;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const [done, setDone] = useState<number>();
  const [refusal, setRefusal] = useState<Refusal>();
  const write = async () => {
    setRefusal(undefined);
    setDone(0);
    const nodes: Entry[] = [];
    try {
      let after: string | null = null;
      do {
        const page: EntriesPage = source.pageOf(
          await ask(source.document, { ...source.variables, first: PAGE, after }),
        );
        nodes.push(...page.edges.map(({ node }) => node));
        const { hasNextPage, endCursor } = page.pageInfo;
        after = hasNextPage ? endCursor : null;
        setDone(nodes.length);
      } while (after !== null);
      const money = nodes[0]?.unit === 'FEN';
      download(
        t('csv.entriesFile', { measure: say('Measure', measure), basis: say('Basis', basis), day: today() }),
        csvOf(
          [
            t('entries.on'),
            t('entries.cause'),
            t('entries.subject'),
            money ? `${t('entries.amount')}（${t('csv.yuan')}）` : t('entries.number'),
            t('csv.late'),
            t('csv.by'),
            t('csv.at'),
            t('csv.position'),
            t('csv.eventId'),
          ],
          nodes.map((entry): Cell[] => [
            entry.occurredOn,
            say('EntryCause', entry.cause),
            entry.subjectName,
            money ? yuanCell(fenOf(entry.value)) : entry.value,
            entry.late ? t('csv.late') : '',
            entry.actorName,
            momentOf(entry.recordedAt),
            entry.position,
            entry.eventId,
          ]),
        ),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
    } finally {
      setDone(undefined);
    }
  };
  return (
    <>
      <FileButton busy={done !== undefined} onClick={() => void write()}>
        {done === undefined
          ? t('entries.export')
          : t('entries.exporting', { done: countOf(done), of: countOf(total) })}
      </FileButton>
      {refusal === undefined ? null : <Fault refusal={refusal} />}
    </>
  );
};

export default Entries;
