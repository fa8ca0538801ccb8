import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../app/format.ts';
import { agesWith, asOfIn, type Known } from '../app/known.ts';
import { useAskPages } from '../app/query.ts';
import { Asked, Empty, More, Panel, shortTitle } from '../ui/parts.tsx';
import { Button } from '../ui/button.tsx';
import { TimelineDocument, type TimelineQuery } from './records.gql.ts';
import { namedByCode } from './code-name.tsx';
import { factLabel, factText } from './facts.ts';

type Entry = TimelineQuery['timeline']['edges'][number]['node'];

/** Every event about one thing, or those that were known at a moment: who, when, what it was before and is after, and on which page of the log. */
export const Timeline = ({
  subjectId,
  known,
}: {
  readonly subjectId: string;
  readonly known?: Known | undefined;
}) => {
  const { t } = useTranslation();
  const [newestFirst, setNewestFirst] = useState(true);
  const entries = useAskPages(
    TimelineDocument,
    { subjectId, order: newestFirst ? 'DESC' : 'ASC', first: 20, ...asOfIn(known) },
    (answer: TimelineQuery) => answer.timeline,
    agesWith(known, [
      'LEAD',
      'VISIT',
      'ACTIVITY',
      'AGREEMENT',
      'PROJECT',
      'OUTCOME',
      'ORGANIZATION',
      'STATION',
      'RECOGNITION',
    ]),
  );
  // A figure's entry leads here by its event's id: older pages are asked for until it is in sight.
  const wanted = useRouterState({ select: ({ location }) => location.hash });
  const found = entries.nodes.some(({ eventId }) => anchorOf(eventId) === wanted);
  const { hasNextPage, isFetching, fetchNextPage } = entries;
  useEffect(() => {
    if (wanted.startsWith('event-') && !found && hasNextPage && !isFetching) void fetchNextPage();
  }, [wanted, found, hasNextPage, isFetching, fetchNextPage]);
  return (
    <Panel
      title={t('timeline.title')}
      className="timeline-panel"
      actions={
        <Button kind="quiet" onClick={() => setNewestFirst(!newestFirst)}>
          {newestFirst ? t('timeline.toOldest') : t('timeline.toNewest')}
        </Button>
      }
    >
      <Asked query={entries} lines={6}>
        {() =>
          entries.nodes.length === 0 ? (
            <Empty>{t('timeline.empty')}</Empty>
          ) : (
            <>
              <ol className="timeline">
                {entries.nodes.map((entry) => (
                  <Item
                    key={entry.eventId}
                    entry={entry}
                    subjectId={subjectId}
                    wanted={anchorOf(entry.eventId) === wanted}
                  />
                ))}
              </ol>
              <More
                shown={entries.nodes.length}
                of={entries.totalCount}
                hasMore={entries.hasNextPage}
                busy={entries.isFetchingNextPage}
                more={entries.fetchNextPage}
              />
            </>
          )
        }
      </Asked>
    </Panel>
  );
};

const anchorOf = (eventId: string): string => `event-${eventId}`;

type ValueProps = {
  readonly field: string;
  readonly value: string | null;
  readonly names: ReadonlyMap<string, string>;
};

const Value = ({ field, value, names }: ValueProps) => {
  const { t } = useTranslation(['common', 'events']);
  const Named = namedByCode(field);
  return Named === undefined || value === null ? <>{factText(t, value, names)}</> : <Named code={value} />;
};

type ItemProps = {
  readonly entry: Entry;
  readonly subjectId: string;
  /** Named in the address: brought into sight and marked. */
  readonly wanted: boolean;
};

const Item = ({ entry, subjectId, wanted }: ItemProps) => {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!wanted) return;
    item.current?.scrollIntoView({ block: 'center' });
    item.current?.focus({ preventScroll: true });
  }, [wanted]);
  const { t } = useTranslation(['common', 'events']);
  const names = new Map(entry.mentions.map(({ id, name }) => [id, shortTitle(name)]));
  return (
    <li ref={item} id={anchorOf(entry.eventId)} tabIndex={-1} className={wanted ? 'wanted' : undefined}>
      <p className="timeline-head">
        <time dateTime={entry.occurredOn ?? entry.recordedAt}>
          {entry.occurredOn ?? momentOf(entry.recordedAt)}
        </time>{' '}
        <strong>{t(`events:${entry.type}` as never, { defaultValue: entry.type })}</strong>
        {entry.subject.id === subjectId || entry.subject.name === '' ? null : (
          <span> · {shortTitle(entry.subject.name)}</span>
        )}
        <span className="timeline-who"> {entry.actorName}</span>
      </p>
      {entry.facts.length === 0 ? null : (
        <dl className="changes">
          {entry.facts.map((fact) => (
            <div key={fact.field}>
              <dt>{factLabel(t, fact.field)}</dt>
              <dd>
                {fact.before === null ? null : (
                  <>
                    <del>
                      <span className="unseen">{t('timeline.before')} </span>
                      {fact.displayBefore ?? <Value field={fact.field} value={fact.before} names={names} />}
                    </del>{' '}
                    →{' '}
                  </>
                )}
                <ins>
                  <span className="unseen">{t('timeline.after')} </span>
                  {fact.display ?? <Value field={fact.field} value={fact.after} names={names} />}
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <details>
        <summary>
          {t('timeline.recorded', { at: momentOf(entry.recordedAt) })}
          {entry.recordedOnDeviceAt === null
            ? ''
            : ` · ${t('timeline.onDevice', { at: momentOf(entry.recordedOnDeviceAt) })}`}
        </summary>
        <dl className="changes">
          <div>
            <dt>{t('timeline.by')}</dt>
            <dd>{entry.actorName}</dd>
          </div>
          <div>
            <dt>{t('timeline.event')}</dt>
            <dd>
              <code>{entry.eventId}</code>
            </dd>
          </div>
          <div>
            <dt>{t('timeline.position')}</dt>
            <dd>
              <code>{entry.position}</code>
            </dd>
          </div>
          <div>
            <dt>{t('timeline.version')}</dt>
            <dd>{entry.version}</dd>
          </div>
          {entry.sourceDocument === null ? null : (
            <div>
              <dt>{t('document')}</dt>
              <dd>{entry.sourceDocument}</dd>
            </div>
          )}
        </dl>
        <pre>{JSON.stringify(JSON.parse(entry.data), null, 1)}</pre>
      </details>
    </li>
  );
};
