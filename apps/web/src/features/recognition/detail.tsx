import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../app/enums.gql.ts';
import { countOf, momentOf } from '../../app/format.ts';
import { changed, useAsk } from '../../app/query.ts';
import { useMay } from '../../app/session.tsx';
import { useKeys } from '../../app/shortcuts.ts';
import { amountText, typedAmount } from '../../app/typed-amount.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Changes, changesIn, type Change } from '../../records/changes.tsx';
import { Timeline } from '../../records/timeline.tsx';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { AmountField, TextAreaField, TextField, type TypedAmount } from '../../ui/fields.tsx';
import { Form, useForm, type Faults } from '../../ui/form.tsx';
import { Asked, Fact, Facts, Fen, Illustrative, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { useChainName } from '../../records/chain-names.ts';
import { seenUpTo, type Failed, type Sent } from './decisions.ts';
import { amountOfClaim, pathOf, typedCount, type Claim } from './queue.ts';
import { EvidenceDocument } from './recognition.gql.ts';
import '../../records/record.css';

type Decide = (
  claim: Claim,
  decision: Decision,
  seenVersion: number,
  more: Pick<Sent, 'value' | 'reason'>,
) => void;
type Values = { readonly amount: TypedAmount; readonly count: string; readonly reason: string };

type Shown = Pick<Values, 'amount' | 'count'>;

const shownOf = (claim: Claim, value: string = claim.claimed): Shown => ({
  amount: claim.unit === 'FEN' ? amountText(value) : { text: '', unit: 'YI' },
  count: claim.unit === 'FEN' ? '' : countOf(value).replace(/,/g, ''),
});

/**
 * What stands on the screen as recognized, also where it is the whole claim: what is left to the server to fill in might be an amount that
 * nobody has seen.
 */
const valueOf = (claim: Claim, { amount, count }: Shown): { value: string } | { fault: string } => {
  if (claim.unit === 'FEN') {
    const typed = typedAmount(amount.text, amount.unit);
    return 'fault' in typed ? typed : { value: String(typed.fen) };
  }
  const typed = typedCount(count);
  return typed === undefined ? { fault: 'AMOUNT_NOT_A_NUMBER' } : { value: typed };
};

/** What changed of a claim on the page itself, while somebody looked at it. */
const changesBetween = (before: Claim, after: Claim): readonly Change[] =>
  (
    [
      ['claimed', amountOfClaim],
      ['decision', ({ recognition }: Claim) => recognition?.decision ?? null],
    ] as const
  )
    .map(([name, of]) => ({ field: `${after.measure}.${name}`, before: of(before), after: of(after) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));

/** Shorter than anybody reads a claim, longer than a double click. */
const JUST_SHOWN_MS = 400;

/** How often the list is asked again that has not come as far as the server's refusal. */
const READ_AGAIN_MS = 2_000;

/** A claim and its evidence, and what one may decide. It remembers what was on screen when it was opened. */
export const Detail = ({
  claim,
  gone = false,
  failed,
  giveUp,
  decide,
  again,
  next,
}: {
  /** As it is now, or as it was last seen. */
  readonly claim: Claim;
  /** Nothing of it is claimed any more. */
  readonly gone?: boolean;
  readonly failed: Failed | undefined;
  readonly giveUp: () => void;
  readonly decide: Decide;
  readonly again: (sent: Sent) => void;
  readonly next: () => void;
}) => {
  const { t } = useTranslation('recognition');
  const say = useEnum();
  const chainName = useChainName();
  const [opened, setOpened] = useState(failed?.sent.claim ?? claim);
  const seen = seenUpTo(claim.subjectId, failed?.sent.seenVersion ?? opened.subjectVersion);
  const conflict = failed?.refusal.code === 'CONFLICT' ? failed : undefined;
  const movedTo = conflict === undefined ? claim.subjectVersion : Number(conflict.refusal.params['version']);
  const moved = conflict !== undefined || claim.subjectVersion > seen;
  const changes = conflict === undefined ? changesBetween(opened, claim) : changesIn(conflict.refusal.params);
  // Until the list has come so far, the claim on screen is the old one.
  const isRead = claim.subjectVersion >= movedTo;
  useEffect(() => {
    if (isRead || gone) return undefined;
    const timer = setInterval(() => void changed(['RECOGNITION']), READ_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRead, gone]);
  /** What stands in the form once the new version is taken: who had it whole has it whole, a part stays as it was typed. */
  const renewed = (value: string | undefined): Shown =>
    shownOf(claim, value === undefined || value === opened.claimed ? claim.claimed : value);

  const decision = useRef<Decision>('RECOGNIZE');
  const reason = useRef<HTMLDivElement>(null);
  const evidence = useRef<HTMLDivElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const form = useForm<Values, void>({
    initial: { ...shownOf(opened, failed?.sent.value), reason: failed?.sent.reason ?? '' },
    refused:
      failed !== undefined && failed.refusal.fields.length > 0 && conflict === undefined
        ? failed.refusal
        : undefined,
    fieldOf: { value: claim.unit === 'FEN' ? 'amount' : 'count' },
    check: (values) => {
      const faults: Faults<Values> = {};
      if (decision.current === 'REJECT' && values.reason.trim() === '') faults.reason = 'NEEDED';
      if (decision.current === 'RECOGNIZE') {
        const value = valueOf(claim, values);
        if ('fault' in value) faults[claim.unit === 'FEN' ? 'amount' : 'count'] = value.fault;
      }
      return faults;
    },
    send: async (values) => {
      const shown = decision.current === 'RECOGNIZE' ? valueOf(claim, values) : undefined;
      decide(claim, decision.current, seen, {
        ...(shown !== undefined && 'value' in shown ? { value: shown.value } : {}),
        ...(values.reason.trim() === '' ? {} : { reason: values.reason.trim() }),
      });
    },
    done: () => undefined,
  });
  // The next claim comes up in the same place: a second click of a double click must not decide on it.
  const shownAt = useRef(Date.now());
  const submit = (what: Decision) => {
    if (Date.now() - shownAt.current < JUST_SHOWN_MS) return;
    // On what stands no more nobody decides by a key: first it is said whether the new version is taken.
    if (moved || gone) return notice.current?.focus();
    decision.current = what;
    void form.submit();
  };
  const reject = () => {
    if (form.values.reason.trim() === '') reason.current?.querySelector('textarea')?.focus();
    submit('REJECT');
  };
  const takeNew = () => {
    const shown = valueOf(claim, form.values);
    form.set(renewed('value' in shown ? shown.value : undefined));
    setOpened(claim);
    giveUp();
  };
  const rejected = claim.standing === 'REJECTED';
  const decided = rejected || claim.standing === 'RECOGNIZED' || claim.standing === 'STALE';
  useKeys({
    a: () => {
      if (!rejected) submit('RECOGNIZE');
    },
    r: () => {
      if (!rejected) reject();
    },
  });
  const showChanges = () => {
    evidence.current?.focus();
    evidence.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="queue-columns">
      <div className="stack">
        <Panel title={t('claim')} actions={<StandingTag claim={claim} />}>
          <p className="queue-figure">
            {claim.unit === 'FEN' ? <Fen of={claim.claimed} /> : claim.display}{' '}
            <Illustrative of={claim.illustrative === true} />
          </p>
          <Facts>
            <Fact label={t('measure')}>{say('Measure', claim.measure)}</Fact>
            <Fact label={t('occurredOn')}>{claim.occurredOn}</Fact>
            <Fact label={t('version')}>{claim.subjectVersion}</Fact>
            <Fact label={t('chain')} skip>
              {chainName(claim.chainName)}
            </Fact>
          </Facts>
          <h2 className="queue-decide">{t('decide')}</h2>
          {/* Enter means the button that stands out, whatever was tried before, and waits as it does. */}
          <Form form={{ ...form, submit: async () => submit('RECOGNIZE') }} label={t('decide')}>
            {gone ? (
              <div className="notice" role="alert" ref={notice} tabIndex={-1}>
                <p>{t('gone')}</p>
                {conflict === undefined ? null : <Changes of={changes} />}
                <div className="actions">
                  <Button onClick={giveUp}>{t('giveUp')}</Button>
                </div>
              </div>
            ) : moved ? (
              <div className="notice" role="alert" ref={notice} tabIndex={-1}>
                <h3>{t('moved', { seen, now: movedTo })}</h3>
                {changes.length === 0 ? <p>{t('movedElse')}</p> : <Changes of={changes} />}
                <div className="actions">
                  <Button onClick={showChanges}>{t('showChanges')}</Button>
                  {conflict === undefined ? (
                    <Button onClick={takeNew}>{t('takeNew')}</Button>
                  ) : (
                    <>
                      <DecideAnew
                        claim={claim}
                        decision={conflict.sent.decision}
                        isRead={isRead}
                        shown={renewed(conflict.sent.value)}
                        decide={(value) =>
                          decide(claim, conflict.sent.decision, claim.subjectVersion, {
                            ...(value === undefined ? {} : { value }),
                            reason: conflict.sent.reason,
                          })
                        }
                      />
                      <Button onClick={giveUp}>{t('cancel')}</Button>
                    </>
                  )}
                </div>
              </div>
            ) : null}
            {failed !== undefined && conflict === undefined && failed.refusal.fields.length === 0 ? (
              <Fault
                refusal={failed.refusal}
                {...(failed.refusal.passing ? { again: () => again(failed.sent) } : {})}
              >
                <p>{t('notDone')}</p>
              </Fault>
            ) : null}
            {rejected ? null : claim.unit === 'FEN' ? (
              <AmountField {...form.field('amount')} label={t('amount')} needed hint={t('whole')} />
            ) : (
              <TextField
                {...form.field('count')}
                label={t('count')}
                needed
                inputMode="decimal"
                hint={t('whole')}
              />
            )}
            {rejected ? null : (
              <div ref={reason}>
                <TextAreaField
                  {...form.field('reason')}
                  label={t('reason')}
                  rows={2}
                  hint={t('reasonHint')}
                />
              </div>
            )}
          </Form>
          {/* Beside the form and not in it: it stays in sight however long claim and form are. */}
          <div className="form-foot queue-acts">
            {decided ? (
              <Button onClick={() => submit('REOPEN')}>{t(rejected ? 'reopenRejected' : 'reopen')}</Button>
            ) : null}
            {rejected ? null : (
              <>
                <Button kind="primary" onClick={() => submit('RECOGNIZE')}>
                  {t('recognize')}
                  <kbd lang="en" aria-hidden="true">
                    A
                  </kbd>
                </Button>
                <Button kind="danger" onClick={reject}>
                  {t('reject')}
                  <kbd lang="en" aria-hidden="true">
                    R
                  </kbd>
                </Button>
              </>
            )}
            <Button onClick={next}>
              {t('next')}
              <kbd lang="en" aria-hidden="true">
                N
              </kbd>
            </Button>
          </div>
        </Panel>
        <Panel title={t('shares', { count: claim.organizations.length })}>
          <ul className="list share-list">
            {claim.organizations.map(({ id, name, share }) => (
              <li key={id}>
                <span>{shortTitle(name)}</span>
                {claim.unit === 'FEN' ? <Fen of={share} /> : <span className="figure">{countOf(share)}</span>}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <div className="stack" ref={evidence} tabIndex={-1} aria-label={t('evidence')} role="group">
        <Evidence claim={claim} />
        <Timeline subjectId={claim.subjectId} />
      </div>
    </div>
  );
};

const StandingTag = ({ claim }: { readonly claim: Claim }) => {
  const { t } = useTranslation('recognition');
  const tones = { NONE: 'amber', STALE: 'amber', RECOGNIZED: 'green', REJECTED: 'red' } as const;
  return <Tag tone={tones[claim.standing]}>{t(`standings.${claim.standing}`)}</Tag>;
};

/** Decides on the new version as it was decided on the old. The button says the amount that it sends. */
const DecideAnew = ({
  claim,
  decision,
  isRead,
  shown,
  decide,
}: {
  readonly claim: Claim;
  readonly decision: Decision;
  readonly isRead: boolean;
  readonly shown: Shown;
  readonly decide: (value?: string) => void;
}) => {
  const { t } = useTranslation('recognition');
  if (!isRead) return <Button busy>{t('reading')}</Button>;
  if (decision === 'REOPEN')
    return claim.recognition === null || claim.recognition.decision === 'REOPEN' ? null : (
      <Button onClick={() => decide()}>{t('reopenNew')}</Button>
    );
  // Rejected by another meanwhile: that has to be taken back first, below.
  if (claim.standing === 'REJECTED') return null;
  if (decision === 'REJECT') return <Button onClick={() => decide()}>{t('rejectNew')}</Button>;
  const value = valueOf(claim, shown);
  if ('fault' in value) return null;
  return (
    <Button onClick={() => decide(value.value)}>
      {t('recognizeNew')}{' '}
      {claim.unit === 'FEN' ? (
        <Fen of={value.value} />
      ) : (
        <span className="figure">{countOf(value.value)}</span>
      )}
    </Button>
  );
};

/** The record behind the claim, its document, and what was decided of it before. */
const Evidence = ({ claim }: { readonly claim: Claim }) => {
  const { t } = useTranslation('recognition');
  const { t: common } = useTranslation();
  const say = useEnum();
  const may = useMay();
  const { subjectKind: kind, recognition } = claim;
  const query = useAsk(
    EvidenceDocument,
    {
      id: claim.subjectId,
      lead: kind === 'LEAD',
      visit: kind === 'VISIT',
      activity: kind === 'ACTIVITY',
      agreement: kind === 'AGREEMENT',
      project: kind === 'PROJECT',
      outcome: kind === 'OUTCOME',
      organization: kind === 'ORGANIZATION',
      station: kind === 'STATION',
    },
    { about: [kind] },
  );
  const opens = (kind !== 'ORGANIZATION' && kind !== 'STATION') || may('network.manage');
  return (
    <Panel
      title={t('evidence')}
      actions={
        opens ? (
          <Link to={pathOf(claim) as never} className="button quiet">
            {t('open', { kind: common(`kinds.${kind}`) })}
          </Link>
        ) : null
      }
    >
      <Asked query={query} lines={3}>
        {(answer) => {
          const { lead, visit, activity, agreement, project, outcome, organization, station } = answer;
          const record =
            lead ?? visit ?? activity ?? agreement ?? project ?? outcome ?? organization ?? station;
          return (
            <Facts>
              <Fact label={common('document')}>{record?.sourceDocument}</Fact>
              <Fact label={t('region')} skip>
                {record?.regionName}
              </Fact>
              <Fact label={t('investor')} skip>
                {lead?.investorName ?? project?.investorName ?? agreement?.counterpartName}
              </Fact>
              <Fact label={t('on')} skip>
                {agreement?.signedOn ?? project?.landedOn ?? outcome?.periodTo}
              </Fact>
              <Fact label={t('result')} skip>
                {visit?.result}
              </Fact>
            </Facts>
          );
        }}
      </Asked>
      {recognition === null ? (
        <p className="hint">{t('neverDecided')}</p>
      ) : (
        <p className="queue-before">
          <Tag
            tone={
              recognition.decision === 'RECOGNIZE'
                ? 'green'
                : recognition.decision === 'REJECT'
                  ? 'red'
                  : 'plain'
            }
          >
            {say('Decision', recognition.decision)}
          </Tag>{' '}
          {recognition.display}{' '}
          <span className="hint">
            {t('decidedAt', { at: momentOf(recognition.decidedAt), version: recognition.seenVersion })}
            {recognition.reason === null ? '' : ` · ${recognition.reason}`}
          </span>
        </p>
      )}
    </Panel>
  );
};
