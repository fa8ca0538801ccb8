import { startTransition, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../app/format.ts';
import { send } from '../../app/ask.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useOnline } from '../../app/use-online.ts';
import { dropDraft } from '../../offline/drafts.ts';
import { answerKey, keep, keepAnswer, kept } from '../../offline/kept.ts';
import { enqueue } from '../../offline/outbox.ts';
import { begin, refusalOfEntry, useSavedDraft, type Begun } from '../../offline/queued-form.ts';
import { laterOf } from '../../offline/server-day.ts';
import type { OutboxEntry } from '../../offline/stored.ts';
import { OwnQueue, QueuedNotices, Submitted } from '../../records/queued.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
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
  visitFaults,
  type VisitForm,
} from './visit-form.ts';
import { useVisitLists } from './visit-lists.ts';
import { VisitDocument, VisitLeadDocument, type VisitFactsFragment } from './visits.gql.ts';
import '../../records/thumb-form.css';
import './visits.css';

type Plan = { readonly id: string; readonly version: number; readonly form: VisitForm };

/** One form as it opens. */
type Opening = Pick<Begun<Drafted>, 'commandId' | 'draft' | 'day'> & {
  readonly values: VisitForm;
  readonly restored: boolean;
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
  const [search, patch] = useSearchText();
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
        <Submitted
          commandId={submitted}
          again={{
            label: t('sent.again'),
            go: () => {
              // The one that was mended is no more, and a planned visit is logged once. Planning goes on with planning.
              patch({ mend: undefined, ...(opening.plan === undefined ? {} : { plan: undefined }) });
              setRound(round + 1);
            },
          }}
          open={t('sent.open')}
          mend={() => patch({ mend: submitted, plan: undefined, lead: undefined })}
        />
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

/** The draft if there is one, else what the address asks for, else an empty form at the viewer's station. */
const open = async ({ accountId, stationId, mend, plan, lead }: Wanted): Promise<Opening> => {
  const [begun, last] = await Promise.all([
    begin<Drafted>('visit', accountId, mend, plan ?? lead),
    kept<string>(lastStation(accountId)),
  ]);
  const { drafted, mending, isGone, ...opened } = begun;
  const { day } = opened;
  const fresh = { ...opened, restored: false };
  if (isGone) return { ...fresh, values: emptyVisit(day), gone: 'mendGone' };
  if (drafted !== undefined) return { ...fresh, ...drafted, restored: true, mending };
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
  try {
    const { visit } = await send(VisitDocument, { id });
    if (visit !== null) await keepAnswer(accountId, `visit ${id}`, visit);
    return visit ?? undefined;
  } catch {
    return kept<VisitFactsFragment>(answerKey(accountId, `visit ${id}`));
  }
};

const leadOf = async (id: string) => {
  try {
    return (await send(VisitLeadDocument, { id })).lead ?? undefined;
  } catch {
    return undefined;
  }
};

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
  const { t: queued } = useTranslation('queued');
  const lists = useVisitLists();
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

  useSavedDraft({ draft, accountId: viewer.id, touched: form.touched, busy: form.busy }, {
    commandId,
    values: form.values,
    plan,
  } satisfies Drafted);

  const logged = form.values.kind === 'LOGGED';
  return (
    <div className="stack thumb-form">
      <QueuedNotices
        day={day}
        mending={mending}
        discard={opening.restored ? () => void dropDraft(draft).then(afresh) : undefined}
      />
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
              {!online ? queued('submitLater') : logged ? t('submit') : t('submitPlan')}
            </Button>
          </div>
        </Form>
      </div>
      <OwnQueue />
    </div>
  );
};

export default LogVisitPage;
