import { useRouter } from '@tanstack/react-router';
import { startTransition, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { embeddedIn } from '../../app/embedded.ts';
import { dayOf, daysBetween, today } from '../../app/format.ts';
import { send } from '../../app/ask.ts';
import { newId } from '../../app/new-id.ts';
import { keyOf, queryClient } from '../../app/query.ts';
import { useRefusalWords } from '../../app/refusal-words.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useOnline } from '../../app/use-online.ts';
import { dropDraft, draftOf, saveDraft } from '../../offline/drafts.ts';
import { opensOffline } from '../../offline/installed.ts';
import { keep, kept } from '../../offline/kept.ts';
import { entryOf, enqueue, useWaiting } from '../../offline/outbox.ts';
import { probeStorage } from '../../offline/outbox-store.ts';
import type { OutboxEntry } from '../../offline/stored.ts';
import { ServerInfoDocument } from '../../records/records.gql.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { InBrowser } from '../../ui/in-browser.tsx';
import { Empty, PageHead, Skeleton, shortTitle } from '../../ui/parts.tsx';
import { VisitFields } from './visit-fields.tsx';
import {
  emptyVisit,
  fieldOf,
  formOf,
  inputOf,
  inputOfPlan,
  loggedAsPlanned,
  nobodyFault,
  refusalOfEntry,
  visitFaults,
  type VisitForm,
} from './visit-form.ts';
import { useVisitLists } from './visit-lists.ts';
import { VisitDocument, VisitLeadDocument, type VisitFactsFragment } from './visits.gql.ts';
import '../../records/thumb-form.css';
import './visits.css';

type Plan = { readonly id: string; readonly version: number; readonly form: VisitForm };

/** One form as it opens: its command's id is made here and stays, however often the page is loaded before it is submitted. */
type Opening = {
  readonly commandId: string;
  readonly draft: string;
  readonly values: VisitForm;
  readonly restored: boolean;
  /** Today, as the server says it where it can be asked. */
  readonly day: string;
  readonly plan?: Plan | undefined;
  readonly mending?: OutboxEntry | undefined;
  /** What the address asked for is not there. */
  readonly gone?: 'mendGone' | 'planGone';
};

type Drafted = {
  readonly commandId: string;
  readonly values: VisitForm;
  readonly plan?: Plan | undefined;
};

/** A form kept by the queue, so that a refused one is filled in as it was. */
type KeptForm = { readonly values: VisitForm; readonly plan?: Plan | undefined };

const lastStation = (accountId: string): string => `lastStation:${accountId}`;

const LogVisitPage = () => {
  const { t } = useTranslation('visits');
  const viewer = useViewer();
  const [search] = useSearchText();
  const { mend, plan, lead } = search;
  const [opening, setOpening] = useState<Opening>();
  const [round, setRound] = useState(0);
  const [submitted, setSubmitted] = useState<string>();
  const wanted = `${mend ?? ''} ${plan ?? ''} ${lead ?? ''} ${round}`;

  useEffect(() => {
    let gone = false;
    setOpening(undefined);
    setSubmitted(undefined);
    void open({ accountId: viewer.id, stationId: viewer.stationId, mend, plan, lead }).then((ready) => {
      // In slices: it is the longest form there is.
      if (!gone) startTransition(() => setOpening(ready));
    });
    return () => {
      gone = true;
    };
    // `wanted` names what the address asks for; the account is the page's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, viewer.id]);

  const planning = opening?.values.kind === 'PLANNED' || (opening === undefined && plan === 'new');
  const title =
    opening?.plan !== undefined ? t('ofPlan') : planning && submitted === undefined ? t('plan') : t('log');
  return (
    <>
      <PageHead title={title} />
      {opening === undefined ? (
        <Skeleton lines={8} height={600} />
      ) : submitted !== undefined ? (
        <Submitted commandId={submitted} again={() => setRound(round + 1)} />
      ) : opening.gone !== undefined ? (
        <Empty next={<ButtonLink to="/visits/new">{t('log')}</ButtonLink>}>{t(opening.gone)}</Empty>
      ) : (
        <VisitFormOf
          key={opening.commandId}
          opening={opening}
          done={setSubmitted}
          afresh={() => setRound(round + 1)}
        />
      )}
    </>
  );
};

type Wanted = {
  readonly accountId: string;
  readonly stationId: string | null;
  readonly mend: string | undefined;
  readonly plan: string | undefined;
  readonly lead: string | undefined;
};

/** A server that does not say its day in this time is asked no longer: the form must stand. */
const SOON_MS = 1_500;

/** Today by the server; without a network by this device, put right by as many days as it was wrong when they last met. */
const dayOfServer = async (): Promise<string> => {
  const device = today();
  const asked = queryClient
    .fetchQuery({
      queryKey: keyOf(ServerInfoDocument, {}),
      queryFn: () => send(ServerInfoDocument, {}),
      staleTime: 60_000,
      retry: false,
    })
    .then(
      ({ serverInfo }) => serverInfo.today,
      () => undefined,
    );
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), SOON_MS));
  const server = await Promise.race([asked, late]);
  if (server !== undefined) {
    void keep('clockOff', daysBetween(device, server));
    return server;
  }
  const off = (await kept<number>('clockOff')) ?? 0;
  return dayOf(Date.now() + off * 86_400_000);
};

/** The draft if there is one, else what the address asks for, else an empty form at the viewer's station. */
const open = async ({ accountId, stationId, mend, plan, lead }: Wanted): Promise<Opening> => {
  const draft = `visit ${accountId} ${mend ?? plan ?? lead ?? 'new'}`;
  const mending = mend === undefined ? undefined : await entryOf(accountId, mend);
  const [day, drafted, last] = await Promise.all([
    dayOfServer(),
    draftOf<Drafted>(draft, accountId),
    kept<string>(lastStation(accountId)),
  ]);
  const fresh = { commandId: newId(), draft, restored: false, day };
  if (mend !== undefined && mending?.state !== 'refused' && mending?.state !== 'conflict')
    return { ...fresh, values: emptyVisit(day), gone: 'mendGone' };
  if (drafted !== undefined) return { ...drafted, draft, restored: true, mending, day };
  if (mending !== undefined) {
    const { values, plan: planned } = mending.form as KeptForm;
    return { ...fresh, values, plan: planned, mending };
  }
  const empty = { ...emptyVisit(day), stationId: stationId ?? last ?? '' };
  if (plan === 'new') return { ...fresh, values: { ...empty, kind: 'PLANNED' } };
  if (plan !== undefined) {
    const visit = await visitOf(accountId, plan);
    if (visit?.status !== 'PLANNED') return { ...fresh, values: empty, gone: 'planGone' };
    const form = formOf(visit);
    return {
      ...fresh,
      values: loggedAsPlanned(form, day),
      plan: { id: visit.id, version: visit.version, form },
    };
  }
  if (lead !== undefined) {
    const touched = await leadOf(lead);
    return {
      ...fresh,
      values: {
        ...empty,
        chain: touched?.chainCode ?? '',
        leads: touched === undefined ? [] : [{ id: touched.id, name: shortTitle(touched.title) }],
      },
    };
  }
  return { ...fresh, values: empty };
};

/** A planned visit, kept from when it was last seen: it is logged where there may be no network. */
const visitOf = async (accountId: string, id: string): Promise<VisitFactsFragment | undefined> => {
  const key = `${accountId} visit ${id}`;
  try {
    const { visit } = await send(VisitDocument, { id });
    if (visit !== null) await keep(key, visit);
    return visit ?? undefined;
  } catch {
    return kept<VisitFactsFragment>(key);
  }
};

const leadOf = async (id: string) => {
  try {
    return (await send(VisitLeadDocument, { id })).lead ?? undefined;
  } catch {
    return undefined;
  }
};

/** By whichever clock is ahead: this device's may be wrong by a day. */
const laterOf = (a: string, b: string): string => (b > a ? b : a);

const VisitFormOf = ({
  opening,
  done,
  afresh,
}: {
  readonly opening: Opening;
  readonly done: (commandId: string) => void;
  readonly afresh: () => void;
}) => {
  const { t } = useTranslation('visits');
  const viewer = useViewer();
  const may = useMay();
  const online = useOnline();
  const lists = useVisitLists();
  const words = useRefusalWords();
  const { commandId, draft, plan, mending, day } = opening;

  const form = useForm<VisitForm, string>({
    initial: opening.values,
    check: (values) => ({ ...nobodyFault(values), ...visitFaults(values, laterOf(today(), day)) }),
    fieldOf,
    refused: mending?.refusal === undefined ? undefined : refusalOfEntry(mending.refusal),
    send: async (values) => {
      const logged = values.kind === 'LOGGED';
      const place = lists.stations?.find(({ id }) => id === values.stationId)?.name ?? values.host[0]?.name;
      const queuedAs = await enqueue({
        commandId,
        accountId: viewer.id,
        mutation: logged ? 'logVisit' : 'planVisit',
        input:
          plan === undefined
            ? inputOf(values)
            : {
                ...inputOfPlan(plan.form, values),
                visitId: plan.id,
                // Who mends a conflict has been shown what changed, and writes over it.
                seenVersion: Number(mending?.refusal?.params['version'] ?? plan.version),
              },
        label: [logged ? t('log') : t('plan'), values.name || place, values.on].filter(Boolean).join(' · '),
        form: { values, plan } satisfies KeptForm,
        replaces: mending?.commandId,
        draft,
      });
      if (values.stationId !== '') void keep(lastStation(viewer.id), values.stationId);
      return queuedAs;
    },
    done,
  });

  // What is typed is on the device a moment later, and at once when the page is put away.
  const latest = useRef(form.values);
  latest.current = form.values;
  const submitted = form.busy;
  useEffect(() => {
    if (!form.touched || submitted) return undefined;
    const save = () =>
      void saveDraft(draft, viewer.id, { commandId, values: latest.current, plan } satisfies Drafted);
    const timer = setTimeout(save, 300);
    const hidden = () => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', save);
    };
  }, [form.values, form.touched, submitted, draft, viewer.id, commandId, plan]);

  // A device whose clock is wrong would propose a day that the server refuses.
  const [device] = useState(today);
  const logged = form.values.kind === 'LOGGED';
  return (
    <div className="stack thumb-form">
      <Warnings />
      {device === day ? null : <p className="notice">{t('form.clock', { device, server: day })}</p>}
      {mending === undefined ? null : (
        <div className="notice" role="status">
          <p>{t('mending')}</p>
          {mending.refusal === undefined ? null : (
            <p>{words(mending.refusal.code, mending.refusal.params)}</p>
          )}
        </div>
      )}
      {opening.restored ? (
        <div className="notice" role="status">
          {t('restored')}{' '}
          <Button kind="quiet" onClick={() => void dropDraft(draft).then(afresh)}>
            {t('discard')}
          </Button>
        </div>
      ) : null}
      <div className="panel">
        {/* Nothing is lost by leaving: the draft is on the device. */}
        <Form form={{ ...form, touched: false }} label={logged ? t('log') : t('plan')}>
          {plan === undefined && may('visit.plan') ? (
            <SwitchField
              {...form.field('kind')}
              label={t('form.kind')}
              choices={(['LOGGED', 'PLANNED'] as const).map((value) => ({
                value,
                label: t(`form.${value}`),
              }))}
            />
          ) : null}
          <VisitFields form={form} lists={lists} />
          <div className="form-foot">
            <Button type="submit" kind="primary" busy={form.busy}>
              {!online ? t('submitLater') : logged ? t('submit') : t('submitPlan')}
            </Button>
          </div>
        </Form>
      </div>
      <Own />
    </div>
  );
};

/** What this device or this view cannot do, said before anybody types. */
const Warnings = () => {
  const { t } = useTranslation('visits');
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
const Own = () => {
  const { t } = useTranslation('visits');
  const { entries, pending, refused } = useWaiting();
  const sent = entries.filter(({ state }) => state === 'sent').length;
  if (entries.length === 0) return null;
  return (
    <p>
      <ButtonLink to="/outbox" kind="quiet">
        {t('own.title')} · {t('own.text', { pending, refused, sent })} ›
      </ButtonLink>
    </p>
  );
};

/** What became of it: shown here as it happens, for as long as somebody looks. */
const Submitted = ({ commandId, again }: { readonly commandId: string; readonly again: () => void }) => {
  const { t } = useTranslation('visits');
  const words = useRefusalWords();
  const waiting = useWaiting();
  const online = useOnline();
  const [, patch] = useSearchText();
  const entry = waiting.entries.find((one) => one.commandId === commandId);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const mend = () => patch({ mend: commandId, plan: undefined, lead: undefined });
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
          <Button kind="primary" onClick={again}>
            {t('sent.again')}
          </Button>
        )}
        {entry?.answerId === undefined ? null : (
          <ButtonLink to={`/visits/${entry.answerId}` as never}>{t('sent.open')}</ButtonLink>
        )}
        {state === 'sent' ? null : <ButtonLink to="/outbox">{t('sent.outbox')}</ButtonLink>}
      </div>
    </div>
  );
};

export default LogVisitPage;
