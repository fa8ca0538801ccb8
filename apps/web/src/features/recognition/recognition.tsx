import { Link } from '@tanstack/react-router';
import { Fragment, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../app/enums.gql.ts';
import { countOf } from '../../app/format.ts';
import { displayIn } from '../../app/language.ts';
import { newId } from '../../app/new-id.ts';
import { useAsk, useAskPages } from '../../app/query.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useSearchText } from '../../app/search.ts';
import { useKeys } from '../../app/shortcuts.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { usePhone } from '../../app/use-media.ts';
import { ChoiceFilter, ListFilters, OrganizationFilter } from '../../records/list-filters.tsx';
import { inOrder, measures } from '../../records/measures.ts';
import { ChainField } from '../../records/pickers.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Asked, Count, Empty, Fen, Illustrative, More, PageHead, shortTitle, Tag } from '../../ui/parts.tsx';
import { decide, forgetDone, giveUp, useDecisions, type Sent } from './decisions.ts';
import { Detail } from './detail.tsx';
import { amountText, filterOf, keyOfClaim, kinds, standingOf, standings, type Claim } from './queue.ts';
import {
  QueueCountsDocument,
  RecognitionQueueDocument,
  type RecognitionQueueQuery,
} from './recognition.gql.ts';
import './recognition.css';

const names = ['measure', 'kind', 'org', 'chain'];

/** What is claimed and waits for a decision: the list, and beside it one claim with its evidence. */
const RecognitionPage = () => {
  const { t } = useTranslation('recognition');
  const { t: common } = useTranslation();
  const say = useEnum();
  const words = useRefusalWords();
  const language = useLanguage();
  const phone = usePhone();
  const [search, patch] = useSearchText();
  const standing = standingOf(search);
  const queue = useAskPages(
    RecognitionQueueDocument,
    { filter: filterOf(search, measures), first: 50, locale: displayIn(language) },
    ({ recognitionQueue }) => recognitionQueue,
    // What was decided is left out until the queue has come without it: neither may be drawn before the other.
    { about: ['RECOGNITION'], keepPrevious: true, atOnce: true },
  );
  const counts = useAsk(
    QueueCountsDocument,
    {
      none: filterOf(search, measures, 'NONE'),
      stale: filterOf(search, measures, 'STALE'),
      recognized: filterOf(search, measures, 'RECOGNIZED'),
      rejected: filterOf(search, measures, 'REJECTED'),
    },
    { about: ['RECOGNITION'], keepPrevious: true },
  );
  const countOfStanding = {
    NONE: counts.data?.none.totalCount,
    STALE: counts.data?.stale.totalCount,
    RECOGNIZED: counts.data?.recognized.totalCount,
    REJECTED: counts.data?.rejected.totalCount,
  };
  const { onTheirWay, failed, done } = useDecisions();
  useEffect(() => forgetDone, []);
  // Decided a moment ago: out of the list before the server has answered.
  const claims = queue.nodes.filter((claim) => !onTheirWay.has(keyOfClaim(claim)));
  const wanted = search['id'];
  const at = claims.findIndex((claim) => keyOfClaim(claim) === wanted);
  // One that was not carried out may have left this list: another reviewer has decided on it.
  const outside = at < 0 && wanted !== undefined ? failed.get(wanted) : undefined;
  const outsideNow = useAsk(
    RecognitionQueueDocument,
    {
      filter: {
        subjectIds: outside === undefined ? [] : [outside.sent.claim.subjectId],
        measures: outside === undefined ? [] : [outside.sent.claim.measure],
        standings: [...standings],
      },
      first: 1,
      locale: displayIn(language),
    },
    { about: ['RECOGNITION'], enabled: outside !== undefined },
  );
  const outsideClaim = outsideNow.data?.recognitionQueue.edges[0]?.node;
  const chosen =
    at >= 0
      ? claims[at]
      : outside !== undefined
        ? (outsideClaim ?? outside.sent.claim)
        : phone || wanted !== undefined
          ? undefined
          : claims[0];
  const chosenAt = at >= 0 ? at : wanted === undefined ? 0 : -1;
  const go = (claim: Claim | undefined) =>
    patch({ id: claim === undefined ? undefined : keyOfClaim(claim) }, { push: phone });
  const step = (by: number) => {
    const next = claims[Math.min(claims.length - 1, Math.max(0, chosenAt + by))];
    if (next !== undefined) go(next);
    if (by > 0 && chosenAt + by >= claims.length - 3 && queue.hasNextPage && !queue.isFetchingNextPage)
      void queue.fetchNextPage();
  };

  // A link may name a claim further down.
  const { hasNextPage, isFetching, fetchNextPage } = queue;
  const pages = queue.data?.pages.length ?? 0;
  useEffect(() => {
    if (wanted !== undefined && at < 0 && hasNextPage && !isFetching && pages < 6) void fetchNextPage();
  }, [wanted, at, hasNextPage, isFetching, fetchNextPage, pages]);

  const goOn = () => go(phone ? undefined : (claims[chosenAt + 1] ?? claims[chosenAt - 1]));
  const decideNow = (
    claim: Claim,
    decision: Decision,
    seenVersion: number,
    more: Pick<Sent, 'value' | 'reason'>,
  ) => {
    void decide({ claim, decision, seenVersion, commandId: newId(), ...more });
    goOn();
  };

  useKeys({ j: () => step(1), n: () => step(1), k: () => step(-1) });

  const list = useRef<HTMLUListElement>(null);
  const chosenKey = chosen === undefined ? undefined : keyOfClaim(chosen);
  useEffect(() => {
    // A link to where one is gets `page` from the router, whatever is said here.
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenKey]);

  const failedHere = chosenKey === undefined ? undefined : failed.get(chosenKey);
  const detail =
    chosen === undefined || chosenKey === undefined ? null : (
      <Detail
        // What failed is filled in as it was sent.
        key={`${chosenKey} ${failedHere?.sent.commandId ?? ''}`}
        claim={chosen}
        gone={outside !== undefined && outsideNow.data !== undefined && outsideClaim === undefined}
        failed={failedHere}
        giveUp={() => {
          giveUp(chosenKey);
          if (outside !== undefined) goOn();
        }}
        decide={decideNow}
        again={(sent) => {
          void decide(sent, { again: true });
          goOn();
        }}
        next={() => step(1)}
      />
    );
  // Which figure of the record, and how much of it: one record has several, and several records one name.
  const told =
    done === undefined
      ? ''
      : t(`done.${done.decision}`, {
          name: shortTitle(done.claim.subjectName),
          measure: say('Measure', done.claim.measure),
          value: amountText(done.claim, done.value, language),
        });
  // Seen where it has a place of its own: over the list, which stands still; on a phone above the tabs. Heard from `status`, which stays.
  const seenTold =
    told === '' ? null : (
      <p className="done queue-told" aria-hidden="true">
        {told}
      </p>
    );
  const status = (
    // By its key it is the same on the list and on a claim of a phone: what comes up with its words in it is not heard.
    <Fragment key="status">
      <p role="status" className="unseen">
        {told}
      </p>
      {failed.size === 0 ? null : (
        <div className="notice queue-failed" role="alert">
          <h2>{t('failed')}</h2>
          <ul>
            {[...failed.values()].map(({ key, sent: { claim }, refusal }) => (
              <li key={key}>
                <Link to="." search={{ ...search, id: key } as never} replace={!phone} resetScroll={phone}>
                  {t('failedOne', {
                    name: shortTitle(claim.subjectName),
                    measure: say('Measure', claim.measure),
                    why: words(refusal.code, refusal.params),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Fragment>
  );
  if (phone && wanted !== undefined)
    return (
      <>
        <PageHead
          title={chosen === undefined ? t('title') : shortTitle(chosen.subjectName)}
          back={
            <Link to="." search={{ ...search, id: undefined } as never}>
              {t('title')}
            </Link>
          }
        />
        {status}
        {detail ?? (
          <Asked query={queue} lines={8}>
            {() =>
              queue.isFetching ? null : (
                <Empty next={<ButtonLink to="/recognition">{t('toList')}</ButtonLink>}>{t('notHere')}</Empty>
              )
            }
          </Asked>
        )}
      </>
    );
  return (
    <>
      <PageHead title={t('title')} />
      <nav className="queue-tabs" aria-label={t('standing')}>
        {standings.map((one) => (
          <Link
            key={one}
            to="."
            search={
              {
                ...search,
                standing: one === 'NONE' ? undefined : one.toLowerCase(),
                id: undefined,
              } as never
            }
            aria-current={one === standing ? 'page' : undefined}
          >
            {t(`standings.${one}`)} {countOfStanding[one] === undefined ? '' : countOf(countOfStanding[one])}
          </Link>
        ))}
      </nav>
      <ListFilters names={names} searchLabel={t('search')}>
        <ChoiceFilter
          name="measure"
          label={t('measure')}
          choices={measures.map((measure) => ({
            value: measure.toLowerCase(),
            label: say('Measure', measure),
          }))}
        />
        <ChoiceFilter
          name="kind"
          label={t('kind')}
          choices={kinds.map((kind) => ({ value: kind.toLowerCase(), label: common(`kinds.${kind}`) }))}
        />
        <OrganizationFilter name="org" label={t('organization')} />
        <ChainField
          name="chain"
          label={t('chain')}
          value={search['chain'] ?? ''}
          onChange={(chain) => patch({ chain })}
          none={common('all')}
        />
      </ListFilters>
      {status}
      <Asked query={queue} lines={10} height={480}>
        {({ pages: [first] }) =>
          claims.length === 0 && detail === null ? (
            <>
              {seenTold}
              <div className="panel">
                <Empty next={<ButtonLink to="/projects">{t('toProjects')}</ButtonLink>}>
                  {t(`empty.${standing}`)}
                </Empty>
              </div>
            </>
          ) : (
            <>
              <Sums sums={first?.recognitionQueue.sums ?? []} phone={phone} />
              <div className="queue">
                <div className="queue-list panel">
                  <div className="queue-top">
                    {seenTold ?? <p className="hint queue-keys">{t('keys')}</p>}
                  </div>
                  <ul ref={list} aria-label={t('list')}>
                    {claims.map((claim) => (
                      <li key={keyOfClaim(claim)}>
                        <Link
                          to="."
                          search={{ ...search, id: keyOfClaim(claim) } as never}
                          replace={!phone}
                          resetScroll={phone}
                          className="queue-item"
                          aria-current={claim === chosen ? 'true' : undefined}
                        >
                          <span className="queue-name">
                            {shortTitle(claim.subjectName)} <Illustrative of={claim.illustrative === true} />
                            {failed.has(keyOfClaim(claim)) ? (
                              <>
                                {' '}
                                <Tag tone="red">{t('failedTag')}</Tag>
                              </>
                            ) : null}
                          </span>
                          <span className="queue-claim">
                            <span>{say('Measure', claim.measure)}</span>
                            {claim.unit === 'FEN' ? (
                              <Fen of={claim.claimed} />
                            ) : (
                              <span className="figure">{countOf(claim.claimed)}</span>
                            )}
                          </span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                  <More
                    shown={claims.length}
                    of={queue.totalCount}
                    hasMore={queue.hasNextPage}
                    busy={queue.isFetchingNextPage}
                    more={queue.fetchNextPage}
                  />
                </div>
                {phone ? null : (
                  <div className="queue-detail">
                    {chosen === undefined ? (
                      <div className="panel">
                        <Empty next={<Button onClick={() => go(claims[0])}>{t('toFirst')}</Button>}>
                          {t('notHere')}
                        </Empty>
                      </div>
                    ) : (
                      <h2 className="queue-title">{shortTitle(chosen.subjectName)}</h2>
                    )}
                    {detail}
                  </div>
                )}
              </div>
            </>
          )
        }
      </Asked>
    </>
  );
};

/** What is claimed of each measure, in the order of the work; each leads to its own claims. On a phone it is folded: the queue comes first. */
const Sums = ({
  sums,
  phone,
}: {
  readonly sums: RecognitionQueueQuery['recognitionQueue']['sums'];
  readonly phone: boolean;
}) => {
  const { t } = useTranslation('recognition');
  const say = useEnum();
  const [search] = useSearchText();
  const list = (
    <dl className="queue-sums" aria-label={t('sums')}>
      {inOrder(sums).map(({ measure, unit, count, claimed }) => (
        <div key={measure}>
          <dt>
            <Link
              to="."
              search={{ ...search, measure: measure.toLowerCase(), id: undefined } as never}
              aria-current={search['measure']?.toUpperCase() === measure ? 'true' : undefined}
            >
              {say('Measure', measure)}
            </Link>
          </dt>
          <dd>
            {t('claims', { count })} · {unit === 'FEN' ? <Fen of={claimed} /> : <Count of={claimed} />}
          </dd>
        </div>
      ))}
    </dl>
  );
  return phone ? (
    <details className="queue-folded">
      <summary>{t('sums')}</summary>
      {list}
    </details>
  ) : (
    list
  );
};

export default RecognitionPage;
