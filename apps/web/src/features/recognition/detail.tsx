import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../app/enums.gql.ts';
import { countOf, momentOf } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import type { Refusal } from '../../app/refusal.ts';
import { useMay } from '../../app/session.tsx';
import { useKeys } from '../../app/shortcuts.ts';
import { amountText, typedAmount } from '../../app/typed-amount.ts';
import { useEnum } from '../../app/use-enum.ts';
import { factLabel, factText } from '../../records/facts.ts';
import { Timeline } from '../../records/timeline.tsx';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { AmountField, TextAreaField, TextField, type TypedAmount } from '../../ui/fields.tsx';
import { Form, useForm, type Faults } from '../../ui/form.tsx';
import { Asked, Fact, Facts, Fen, Illustrative, Panel, shortTitle, Tag } from '../../ui/parts.tsx';
import { pathOf, typedCount, type Claim } from './queue.ts';
import { EvidenceDocument } from './recognition.gql.ts';
import '../../records/record.css';

/** One decision as it is sent. */
export type Sent = {
  readonly claim: Claim;
  readonly decision: Decision;
  readonly seenVersion: number;
  readonly commandId: string;
  /** None: the whole claim. */
  readonly value?: string | undefined;
  readonly reason?: string | undefined;
};
export type Failed = { readonly key: string; readonly refusal: Refusal; readonly sent: Sent };

type Decide = (
  claim: Claim,
  decision: Decision,
  seenVersion: number,
  more: Pick<Sent, 'value' | 'reason'>,
) => void;
type Values = { readonly amount: TypedAmount; readonly count: string; readonly reason: string };

const wholeOf = (claim: Claim, value: string = claim.claimed): Pick<Values, 'amount' | 'count'> => ({
  amount: claim.unit === 'FEN' ? amountText(value) : { text: '', unit: 'YI' },
  count: claim.unit === 'FEN' ? '' : countOf(value).replace(/,/g, ''),
});

/** What is typed as recognized: nothing where it is the whole claim. */
const valueOf = (claim: Claim, { amount, count }: Values): { value?: string } | { fault: string } => {
  if (claim.unit === 'FEN') {
    const typed = typedAmount(amount.text, amount.unit);
    if ('fault' in typed) return typed;
    return typed.fen === BigInt(claim.claimed) ? {} : { value: String(typed.fen) };
  }
  const typed = typedCount(count);
  if (typed === undefined) return { fault: 'AMOUNT_NOT_A_NUMBER' };
  return typed === wholeOf(claim).count ? {} : { value: typed };
};

/** Shorter than anybody reads a claim, longer than a double click. */
const JUST_SHOWN_MS = 400;

/** A claim and its evidence, and what one may decide. It remembers the version that was on screen when it was opened. */
export const Detail = ({
  claim,
  failed,
  giveUp,
  decide,
  again,
  next,
}: {
  readonly claim: Claim;
  readonly failed: Failed | undefined;
  readonly giveUp: () => void;
  readonly decide: Decide;
  readonly again: (sent: Sent) => void;
  readonly next: () => void;
}) => {
  const { t } = useTranslation('recognition');
  const say = useEnum();
  const [seen, setSeen] = useState(failed?.sent.seenVersion ?? claim.subjectVersion);
  const decision = useRef<Decision>('RECOGNIZE');
  const reason = useRef<HTMLDivElement>(null);
  const evidence = useRef<HTMLDivElement>(null);
  const form = useForm<Values, void>({
    initial: { ...wholeOf(claim, failed?.sent.value), reason: failed?.sent.reason ?? '' },
    refused:
      failed !== undefined && failed.refusal.fields.length > 0 && failed.refusal.code !== 'CONFLICT'
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
      const value = decision.current === 'RECOGNIZE' ? valueOf(claim, values) : {};
      decide(claim, decision.current, seen, {
        ...('value' in value ? { value: value.value } : {}),
        ...(values.reason.trim() === '' ? {} : { reason: values.reason.trim() }),
      });
    },
    done: () => undefined,
  });
  // The next claim comes up in the same place: a second click of a double click must not decide on it.
  const shownAt = useRef(Date.now());
  const submit = (what: Decision) => {
    if (Date.now() - shownAt.current < JUST_SHOWN_MS) return;
    decision.current = what;
    void form.submit();
  };
  const reject = () => {
    if (form.values.reason.trim() === '') reason.current?.querySelector('textarea')?.focus();
    submit('REJECT');
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
  const conflict = failed?.refusal.code === 'CONFLICT' ? failed : undefined;
  const movedTo = conflict === undefined ? claim.subjectVersion : Number(conflict.refusal.params['version']);
  const moved = conflict !== undefined || claim.subjectVersion > seen;
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
              {claim.chainName}
            </Fact>
          </Facts>
        </Panel>
        <Panel title={t('decide')}>
          <Form form={form} label={t('decide')}>
            {moved ? (
              <div className="notice" role="alert">
                <h3>{t('moved', { seen, now: movedTo })}</h3>
                {conflict === undefined ? null : <Changes refusal={conflict.refusal} />}
                <div className="actions">
                  <Button onClick={showChanges}>{t('showChanges')}</Button>
                  <Button
                    onClick={() => {
                      setSeen(movedTo);
                      giveUp();
                      if (conflict === undefined) form.set(wholeOf(claim));
                      else
                        decide(claim, conflict.sent.decision, movedTo, {
                          value: conflict.sent.value,
                          reason: conflict.sent.reason,
                        });
                    }}
                  >
                    {conflict?.sent.decision === 'REJECT' ? t('rejectNew') : t('recognizeNew')}
                  </Button>
                  {conflict === undefined ? null : <Button onClick={giveUp}>{t('cancel')}</Button>}
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
          </Form>
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

type Change = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** What moved since, where the refusal says so. */
const Changes = ({ refusal }: { readonly refusal: Refusal }) => {
  const { t } = useTranslation(['common', 'events']);
  const changes = refusal.params['changed'];
  if (!Array.isArray(changes)) return null;
  return (
    <dl className="changes">
      {(changes as readonly Change[]).map(({ field, before, after }) => (
        <div key={field}>
          <dt>{factLabel(t, field)}</dt>
          <dd>
            <del>{factText(t, before, new Map())}</del> → <ins>{factText(t, after, new Map())}</ins>
          </dd>
        </div>
      ))}
    </dl>
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
          const { lead, visit, activity, agreement, project, organization, station } = answer;
          const record = lead ?? visit ?? activity ?? agreement ?? project ?? organization ?? station;
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
                {agreement?.signedOn ?? project?.landedOn}
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
