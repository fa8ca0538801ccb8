import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { embeddedIn } from '../app/embedded.ts';
import { today } from '../app/format.ts';
import { useRefusalWords } from '../app/refusal-words.ts';
import { useOnline } from '../app/use-online.ts';
import { queuedCommands } from '../offline/commands.ts';
import { opensOffline } from '../offline/installed.ts';
import { useWaiting } from '../offline/outbox.ts';
import { probeStorage } from '../offline/outbox-store.ts';
import type { OutboxEntry } from '../offline/stored.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { InBrowser } from '../ui/in-browser.tsx';

/* What the pages show whose forms wait on this device: before one types, and after one has submitted. */

/** What one must know before typing: of this device, of its clock, of what was typed before, and of what is mended. */
export const QueuedNotices = ({
  day,
  mending,
  discard,
}: {
  /** The server's day: a device whose clock is wrong would propose one that the server refuses. */
  readonly day: string;
  readonly mending: OutboxEntry | undefined;
  /** Begins anew, where what was typed before has been restored. */
  readonly discard: (() => void) | undefined;
}) => {
  const { t } = useTranslation('queued');
  const words = useRefusalWords();
  const [device] = useState(today);
  return (
    <>
      <Warnings />
      {device === day ? null : <p className="notice">{t('clock', { device, server: day })}</p>}
      {mending === undefined ? null : (
        <div className="notice" role="status">
          <p>{t('mending')}</p>
          {mending.refusal === undefined ? null : (
            <p>{words(mending.refusal.code, mending.refusal.params)}</p>
          )}
        </div>
      )}
      {discard === undefined ? null : (
        <div className="notice" role="status">
          {t('restored')}{' '}
          <Button kind="quiet" onClick={discard}>
            {t('discard')}
          </Button>
        </div>
      )}
    </>
  );
};

/** What this device or this view cannot do, said before anybody types. */
const Warnings = () => {
  const { t } = useTranslation('queued');
  const [stored, setStored] = useState(true);
  const [opens, setOpens] = useState(true);
  const router = useRouter();
  // Where no service worker has it, the queue's page must be here before the network goes: it is where one sees what waits.
  useEffect(() => {
    if (navigator.serviceWorker?.controller == null)
      void router.preloadRoute({ to: '/outbox' }).catch(() => undefined);
  }, [router]);
  useEffect(() => {
    void probeStorage().then(setStored);
    void opensOffline().then(setOpens);
  }, []);
  if (embeddedIn() !== undefined)
    return (
      <div className="notice">
        <p>{t('embedded')}</p>
        <InBrowser />
      </div>
    );
  return (
    <>
      {stored ? null : (
        <p className="notice" role="status">
          {t('notStored')}
        </p>
      )}
      {opens ? null : (
        <p className="notice" role="status">
          {t('noWorker')}
        </p>
      )}
    </>
  );
};

/** What came of what was submitted from this device, in a line. */
export const OwnQueue = () => {
  const { t } = useTranslation('queued');
  const { entries, pending, refused } = useWaiting();
  const sent = entries.filter(({ state }) => state === 'sent').length;
  if (entries.length === 0) return null;
  return (
    <p className="own-queue">
      <ButtonLink to="/outbox" kind="quiet">
        {t('own.title')} · {t('own.text', { pending, refused, sent })} ›
      </ButtonLink>
    </p>
  );
};

/** What became of it: shown here as it happens, for as long as somebody looks. */
export const Submitted = ({
  commandId,
  again,
  open,
  mend,
}: {
  readonly commandId: string;
  readonly again: { readonly label: string; readonly go: () => void };
  /** What the way to the record is called. */
  readonly open: string;
  readonly mend: () => void;
}) => {
  const { t } = useTranslation('queued');
  const words = useRefusalWords();
  const waiting = useWaiting();
  const online = useOnline();
  const entry = waiting.entries.find((one) => one.commandId === commandId);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const path = queuedCommands[entry?.mutation ?? '']?.pathOf;
  const state = entry?.state ?? 'pending';
  const refused = state === 'refused' || state === 'conflict';
  // Another tab had submitted other values from the same draft. Both stand, and whoever sees this knows why there are two.
  const isBeside =
    entry?.insteadOf !== undefined &&
    waiting.entries.some(
      (other) => other !== entry && [other.commandId, other.insteadOf].includes(entry.insteadOf),
    );
  return (
    <div className="submitted">
      <div
        ref={box}
        tabIndex={-1}
        className={state === 'sent' ? 'done' : refused ? 'fault' : 'notice'}
        role={refused ? 'alert' : 'status'}
      >
        <p>
          <strong>{entry?.label}</strong>
        </p>
        <p>
          {state === 'sent'
            ? t('sent.done')
            : refused
              ? words(entry?.refusal?.code ?? 'UNKNOWN_CODE', entry?.refusal?.params)
              : !waiting.stored
                ? t('sent.memory')
                : waiting.busy && online
                  ? t('sent.sending')
                  : waiting.stopped === undefined || waiting.stopped === 'OFFLINE'
                    ? t('sent.waiting')
                    : t('sent.stopped', { why: words(waiting.stopped) })}
        </p>
        {isBeside ? <p>{t('sent.beside')}</p> : null}
      </div>
      <div className="actions">
        {refused ? (
          <Button kind="primary" onClick={mend}>
            {t('sent.mend')}
          </Button>
        ) : (
          <Button kind="primary" onClick={again.go}>
            {again.label}
          </Button>
        )}
        {entry?.answerId === undefined || path === undefined ? null : (
          <ButtonLink to={path(entry.answerId) as never}>{open}</ButtonLink>
        )}
        {state === 'sent' ? null : <ButtonLink to="/outbox">{t('sent.outbox')}</ButtonLink>}
      </div>
    </div>
  );
};
