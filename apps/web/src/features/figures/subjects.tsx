import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { csvOf, download, yuanCell, type Cell } from '../../app/csv.ts';
import type { Basis, Measure, SubjectKind } from '../../app/enums.gql.ts';
import { countOf, momentOf, today } from '../../app/format.ts';
import type { Known } from '../../app/known.ts';
import { changed, useAskPages } from '../../app/query.ts';
import { Refusal } from '../../app/refusal.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { FileButton } from '../../ui/in-browser.tsx';
import { Dialog } from '../../ui/overlays.tsx';
import { Asked as Answer, Empty, More } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useScopeText } from '../../records/scope.ts';
import { scaled, unscaled } from './decimals.ts';
import { withNotes } from './exports.ts';
import type { Source, SubjectsPage } from './behind.ts';
import { useRuleName } from './use-rules.ts';
import { exactly, fenOf, useReadable } from './names.ts';
import type { Sum } from './pivot.ts';
import { kindBehind } from './subject-kind.ts';
import { SubjectLink } from './subject-link.tsx';

type Subject = SubjectsPage['edges'][number]['node'];

/** As many as the API gives at once. */
const PAGE = 100;

/** Which 69: the subjects behind one figure, the largest part first, at the position at which the page shows it. */
const Subjects = ({
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
  /** At the position of what is shown: a list that is loaded page by page fits together only at one. */
  readonly source: Source<SubjectsPage>;
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
  const { t } = useTranslation('figures');
  const say = useEnum();
  const readable = useReadable();
  const [wanted, setWanted] = useState(PAGE);
  const subjects = useAskPages(source.document, { ...source.variables, first: PAGE }, source.pageOf, {
    about: ['FIGURES'],
    keepPrevious: true,
  });
  const {
    nodes,
    totalCount = 0,
    hasNextPage,
    isFetchingNextPage,
    isFetching,
    fetchNextPage,
    isError,
  } = subjects;
  // Counted anew at another position, the list is again as long as somebody had made it.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError && nodes.length < wanted) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, nodes.length, wanted, fetchNextPage]);

  const pages = subjects.data?.pages;
  const total = pages === undefined ? undefined : source.pageOf(pages[0]).total;
  const name = `${place} · ${say('Measure', measure)}（${say('Basis', basis)}）`;
  const kinds = new Set(nodes.map(({ subjectKind }) => subjectKind));
  const kindOf = (subject: Subject) => say('SubjectKind', subject.subjectKind.toUpperCase() as SubjectKind);
  const columns: readonly Column<Subject>[] = [
    {
      key: 'name',
      label: t('subjects.name'),
      head: true,
      cell: (subject) => <SubjectLink of={subject} known={known} />,
    },
    ...(kinds.size < 2 ? [] : [{ key: 'kind', label: t('subjects.kind'), cell: kindOf }]),
    {
      key: 'value',
      label: total?.unit === 'FEN' ? t('entries.amount') : t('entries.number'),
      figure: true,
      cell: ({ unit, value }) => (
        <span className="money" title={exactly(unit, value)}>
          {readable(unit, value)}
        </span>
      ),
    },
    {
      key: 'on',
      label: t('subjects.on'),
      cell: ({ occurredOn }) => <span className="whole">{occurredOn}</span>,
    },
    {
      key: 'entries',
      label: t('subjects.entries'),
      figure: true,
      cell: ({ entryCount }) => countOf(entryCount),
    },
  ];
  return (
    <Dialog title={`${t(`subjects.which.${kindBehind(measure)}`)} · ${name}`} side close={close}>
      {others}
      <Answer query={subjects} lines={8}>
        {() =>
          total === undefined || nodes.length === 0 ? (
            <Empty>{t('subjects.empty')}</Empty>
          ) : (
            <div className="stack figure-entries">
              <div className="entries-head">
                <p className="entries-sum" role="status">
                  <strong title={exactly(total.unit, total.value)}>
                    {t('entries.sum', { sum: readable(total.unit, total.value) })}
                  </strong>
                  {expected === undefined ? null : scaled(expected.value) === scaled(total.value) ? (
                    <span className="same">（{t('entries.same')}）</span>
                  ) : (
                    <span className="differs">
                      （
                      {t('entries.differs', {
                        figure: readable(total.unit, expected.value),
                        difference: exactly(
                          total.unit,
                          unscaled(scaled(total.value) - scaled(expected.value)),
                        ),
                      })}
                      ）
                    </span>
                  )}{' '}
                  {t('subjects.count', { count: totalCount })}
                </p>
                {expected !== undefined && scaled(expected.value) !== scaled(total.value) ? (
                  <Button onClick={() => void changed(['FIGURES'])}>{t('entries.recount')}</Button>
                ) : null}
                <Export source={source} total={totalCount} name={name} measure={measure} basis={basis} />
                {receipt}
              </div>
              <Table
                caption={name}
                columns={columns}
                rows={nodes}
                keyOf={({ subjectKind, subjectId }) => `${subjectKind} ${subjectId}`}
              />
              {/* How many there are stands above. */}
              {hasNextPage ? (
                <More
                  shown={nodes.length}
                  of={totalCount}
                  hasMore
                  busy={isFetchingNextPage}
                  more={() => setWanted(nodes.length + PAGE)}
                />
              ) : null}
              <p className="hint">{t('subjects.why')}</p>
            </div>
          )
        }
      </Answer>
    </Dialog>
  );
};

/** All of them as a file, page after page at one position, whatever the drawer has loaded. */
const Export = ({
  source,
  total,
  name,
  measure,
  basis,
}: {
  readonly source: Source<SubjectsPage>;
  readonly total: number;
  readonly name: string;
  readonly measure: Measure;
  readonly basis: Basis;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const ruleName = useRuleName();
  const scope = useScopeText();
  const [done, setDone] = useState<number>();
  const [refusal, setRefusal] = useState<Refusal>();
  const write = async () => {
    setRefusal(undefined);
    setDone(0);
    const nodes: Subject[] = [];
    try {
      let answer: SubjectsPage;
      let after: string | null = null;
      do {
        answer = source.pageOf(await ask(source.document, { ...source.variables, first: PAGE, after }));
        nodes.push(...answer.edges.map(({ node }) => node));
        after = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
        setDone(nodes.length);
      } while (after !== null);
      const money = answer.total.unit === 'FEN';
      const figure = (value: string): Cell => (money ? yuanCell(fenOf(value)) : value);
      download(
        t('subjects.file', { measure: say('Measure', measure), basis: say('Basis', basis), day: today() }),
        csvOf(
          [
            t('subjects.kind'),
            t('subjects.name'),
            money ? `${t('entries.amount')}（${t('csv.yuan')}）` : t('entries.number'),
            t('subjects.on'),
            t('subjects.entries'),
            t('subjects.known'),
            t('subjects.id'),
          ],
          withNotes(
            nodes.map((subject): Cell[] => [
              say('SubjectKind', subject.subjectKind.toUpperCase() as SubjectKind),
              subject.subjectName,
              figure(subject.value),
              subject.occurredOn,
              subject.entryCount,
              momentOf(subject.recordedAt),
              subject.subjectId,
            ]),
            [
              [t('table.total'), String(figure(answer.total.value))],
              [t('csv.measure'), name],
              [t('csv.scope'), scope(answer.standing.scope)],
              [t('csv.rule'), ruleName(answer.standing.ruleId)],
              [t('csv.position'), answer.standing.position],
              [t('csv.asOf'), momentOf(answer.standing.recordedBy)],
            ],
          ),
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
          ? t('subjects.export')
          : t('entries.exporting', { done: countOf(done), of: countOf(total) })}
      </FileButton>
      {refusal === undefined ? null : <Fault refusal={refusal} />}
    </>
  );
};

export default Subjects;
