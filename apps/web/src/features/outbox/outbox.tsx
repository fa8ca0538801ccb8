import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { embeddedIn } from '../../app/embedded.ts';
import { momentOf } from '../../app/format.ts';
import { newId } from '../../app/new-id.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useMay } from '../../app/session.tsx';
import { queuedCommands } from '../../offline/commands.ts';
import { adopt, drop, flush, insist, useWaiting } from '../../offline/outbox.ts';
import type { OutboxEntry } from '../../offline/stored.ts';
import { Changes, changesIn } from '../../records/changes.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { FieldFaults } from '../../ui/fault.tsx';
import { Empty, PageHead, Panel, Tag, type Tone } from '../../ui/parts.tsx';
import './outbox.css';

const DropEntry = lazy(() => import('./drop-entry.tsx'));

const tones: Readonly<Record<string, Tone>> = {
  pending: 'amber',
  sending: 'amber',
  elsewhere: 'amber',
  sent: 'green',
  refused: 'red',
  conflict: 'red',
};
/** Of signs that every font has: where no font of pictures is installed, a clock is an empty box. */
const marks: Readonly<Record<string, string>> = {
  pending: '○',
  sending: '○',
  elsewhere: '○',
  sent: '✓',
  refused: '✕',
  conflict: '⇄',
};

/** What waits on this device, what was refused and why, and what has gone through. */
const OutboxPage = () => {
  const { t } = useTranslation('outbox');
  const words = useRefusalWords();
  const may = useMay();
  const waiting = useWaiting();
  const [dropping, setDropping] = useState<OutboxEntry>();
  const open = waiting.entries.filter(({ state }) => state !== 'sent');
  const sent = waiting.entries.filter(({ state }) => state === 'sent').toReversed();
  const next = (
    <>
      {may('visit.log') ? <ButtonLink to="/visits/new">{t('log')}</ButtonLink> : null}{' '}
      {may('outcome.report') ? <ButtonLink to="/outcomes/new">{t('report')}</ButtonLink> : null}
    </>
  );
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            <span className="why" role="status">
              {waiting.busy
                ? t('flushing')
                : waiting.syncedAt === undefined
                  ? t('never')
                  : t('syncedAt', { at: momentOf(waiting.syncedAt) })}
            </span>
            <Button kind="primary" busy={waiting.busy} onClick={() => void flush({ now: true })}>
              {t('flush')}
            </Button>
          </>
        }
      />
      <div className="stack">
        {waiting.stored ? null : (
          <p className="notice">{t(embeddedIn() === undefined ? 'notStored' : 'embedded')}</p>
        )}
        {waiting.stopped === undefined ? null : (
          <p className="notice" role="status">
            {t('stopped', { why: words(waiting.stopped) })}
          </p>
        )}
        {waiting.entries.length === 0 ? (
          <div className="panel">
            <Empty next={next}>{t('empty')}</Empty>
          </div>
        ) : null}
        {open.length === 0 ? null : (
          <Panel title={t('pendingTitle')}>
            <ul className="list outbox">
              {open.map((entry) => (
                <Entry key={entry.commandId} entry={entry} askDrop={setDropping} logId={waiting.logId} />
              ))}
            </ul>
          </Panel>
        )}
        {sent.length === 0 ? null : (
          <Panel title={t('doneTitle')}>
            <ul className="list outbox">
              {sent.map((entry) => (
                <Entry key={entry.commandId} entry={entry} askDrop={setDropping} logId={waiting.logId} />
              ))}
            </ul>
            <p className="hint">{t('keptDays')}</p>
          </Panel>
        )}
      </div>
      {dropping === undefined ? null : (
        <Suspense>
          <DropEntry entry={dropping} close={() => setDropping(undefined)} />
        </Suspense>
      )}
    </>
  );
};

const Entry = ({
  entry,
  askDrop,
  logId,
}: {
  readonly entry: OutboxEntry;
  readonly askDrop: (entry: OutboxEntry) => void;
  readonly logId: string | undefined;
}) => {
  const { t } = useTranslation('outbox');
  const words = useRefusalWords();
  const known = queuedCommands[entry.mutation];
  const { commandId, state, refusal } = entry;
  const elsewhere =
    state === 'pending' && entry.logId !== undefined && logId !== undefined && entry.logId !== logId;
  const stands = elsewhere ? 'elsewhere' : state;
  const mend = known?.mendAt;
  return (
    <li>
      <div className="outbox-what">
        <span aria-hidden="true">{marks[stands]} </span>
        <strong>{entry.label}</strong> <Tag tone={tones[stands]!}>{t(`states.${stands}`)}</Tag>
        <div className="outbox-when">
          {t('made', { at: momentOf(entry.madeAt) })}
          {entry.sentAt === undefined ? null : ` · ${t('sentAt', { at: momentOf(entry.sentAt) })}`}
          {state === 'pending' && entry.tries > 1 ? ` · ${t('tries', { count: entry.tries })}` : null}
        </div>
      </div>
      <div className="actions">
        {entry.answerId === undefined || known === undefined ? null : (
          <ButtonLink to={known.pathOf(entry.answerId) as never}>{t('open')}</ButtonLink>
        )}
        {elsewhere ? <Button onClick={() => void adopt(commandId)}>{t('adopt')}</Button> : null}
        {state === 'conflict' ? (
          <>
            <Button onClick={() => void insist(entry, newId())}>{t('keepMine')}</Button>
            <Button onClick={() => void drop(commandId)}>{t('takeTheirs')}</Button>
          </>
        ) : null}
        {(state === 'refused' || state === 'conflict') && mend !== undefined ? (
          <ButtonLink to={mend as never} search={{ mend: commandId } as never}>
            {state === 'conflict' ? t('other') : t('mend')}
          </ButtonLink>
        ) : null}
        {state === 'sent' || state === 'sending' || state === 'conflict' ? null : (
          <Button kind="danger" onClick={() => askDrop(entry)}>
            {t('drop')}
          </Button>
        )}
      </div>
      {elsewhere ? <p className="outbox-why notice">{t('elsewhereText')}</p> : null}
      {/* Made by another release: it waits for one that knows it, and whoever looks is told. */}
      {known === undefined && (state === 'pending' || state === 'sending') ? (
        <p className="outbox-why notice">{words('COMMAND_UNKNOWN_HERE')}</p>
      ) : null}
      {state === 'refused' && refusal !== undefined ? (
        <div className="outbox-why fault">
          <p>{words(refusal.code, refusal.params)}</p>
          <FieldFaults of={refusal} />
          <p className="fault-code">
            <code lang="en">{refusal.code}</code>
          </p>
        </div>
      ) : null}
      {state === 'conflict' && refusal !== undefined ? (
        <div className="outbox-why notice">
          <p>{t('conflictText')}</p>
          <Changes of={changesIn(refusal.params)} />
        </div>
      ) : null}
    </li>
  );
};

export default OutboxPage;
