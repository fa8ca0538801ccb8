import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../app/format.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { useSearchText } from '../../app/search.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { useOnline } from '../../app/use-online.ts';
import { dropDraft } from '../../offline/drafts.ts';
import { enqueue, useWaiting } from '../../offline/outbox.ts';
import { begin, refusalOfEntry, useSavedDraft, type Begun } from '../../offline/queued-form.ts';
import { laterOf } from '../../offline/server-day.ts';
import { OwnQueue, QueuedNotices, Submitted } from '../../records/queued.tsx';
import { workplaceOf } from '../../records/workplace.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Empty, PageHead, Skeleton } from '../../ui/parts.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { emptyOutcome, fieldOf, inputOf, outcomeFaults, type OutcomeForm } from './outcome-form.ts';

/** As the queue and the draft keep it, so that it is filled in again as it was. */
type Kept = { readonly commandId: string; readonly values: OutcomeForm };
type Opening = Begun<Kept> & { readonly values: OutcomeForm };

/** The draft if there is one, else the refused one that is mended, else an empty form for whom the account works. */
const open = async (viewer: ReturnType<typeof useViewer>, mend: string | undefined): Promise<Opening> => {
  const [begun, credits] = await Promise.all([begin<Kept>('outcome', viewer.id, mend), workplaceOf(viewer)]);
  const { drafted, mending, day } = begun;
  const before = drafted ?? (mending?.form as Pick<Kept, 'values'> | undefined);
  return {
    ...begun,
    // A draft goes on under the id that it had.
    commandId: drafted?.commandId ?? begun.commandId,
    values: before?.values ?? emptyOutcome(day, credits),
  };
};

const ReportOutcomePage = () => {
  const may = useMay();
  return may('outcome.report') ? <Opened /> : <Forbidden />;
};

const Opened = () => {
  const { t } = useTranslation('outcomes');
  const viewer = useViewer();
  const [{ mend }, patch] = useSearchText();
  const [opening, setOpening] = useState<Opening>();
  const [round, setRound] = useState(0);
  const [submitted, setSubmitted] = useState<string>();
  useEffect(() => {
    let gone = false;
    setOpening(undefined);
    setSubmitted(undefined);
    void open(viewer, mend).then((ready) => {
      if (!gone) setOpening(ready);
    });
    return () => {
      gone = true;
    };
    // What the address asks for; the account is the page's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [mend, round, viewer.id]);
  const afresh = () => setRound(round + 1);
  return (
    <>
      <PageHead title={t('add')} back={<Link to="/outcomes">{t('title')}</Link>} />
      {opening === undefined ? (
        <Skeleton lines={8} height={500} />
      ) : submitted !== undefined ? (
        <Sent
          commandId={submitted}
          again={() => {
            patch({ mend: undefined });
            afresh();
          }}
          mend={() => patch({ mend: submitted })}
        />
      ) : opening.isGone ? (
        <Empty next={<ButtonLink to="/outcomes/new">{t('add')}</ButtonLink>}>{t('mendGone')}</Empty>
      ) : (
        <ReportOutcome key={opening.commandId} opening={opening} done={setSubmitted} afresh={afresh} />
      )}
    </>
  );
};

/** The record itself where it went through at once; else that it waits, or why it was refused. */
const Sent = ({
  commandId,
  again,
  mend,
}: {
  readonly commandId: string;
  readonly again: () => void;
  readonly mend: () => void;
}) => {
  const { t } = useTranslation('outcomes');
  const navigate = useNavigate();
  const online = useOnline();
  const { entries, stopped, busy } = useWaiting();
  const answerId = entries.find((entry) => entry.commandId === commandId)?.answerId;
  // Whoever was told that it waits may be reading, or on the way to the next: no page changes under their hands.
  const waited = useRef(false);
  if (answerId === undefined && (!online || (stopped !== undefined && !busy))) waited.current = true;
  useEffect(() => {
    if (answerId !== undefined && !waited.current)
      void navigate({ to: `/outcomes/${answerId}` as never, replace: true });
  }, [answerId, navigate]);
  return (
    <Submitted
      commandId={commandId}
      again={{ label: t('sent.again'), go: again }}
      open={t('sent.open')}
      mend={mend}
    />
  );
};

const ReportOutcome = ({
  opening,
  done,
  afresh,
}: {
  readonly opening: Opening;
  readonly done: (commandId: string) => void;
  readonly afresh: () => void;
}) => {
  const { t } = useTranslation('outcomes');
  const { t: queued } = useTranslation('queued');
  const say = useEnum();
  const { id: accountId } = useViewer();
  const online = useOnline();
  const { commandId, draft, day, drafted, mending } = opening;
  const form = useForm<OutcomeForm, string>({
    initial: opening.values,
    check: (values) => outcomeFaults(values, laterOf(today(), day)),
    fieldOf,
    refused: mending?.refusal === undefined ? undefined : refusalOfEntry(mending.refusal),
    send: (values) =>
      enqueue({
        commandId,
        accountId,
        mutation: 'reportOutcome',
        input: inputOf(values),
        label: [
          t('add'),
          values.title || (values.kind === '' ? undefined : say('OutcomeKind', values.kind)),
          values.to,
        ]
          .filter(Boolean)
          .join(' · '),
        form: { values },
        replaces: mending?.commandId,
        draft,
      }),
    done,
  });
  useSavedDraft({ draft, accountId, touched: form.touched, busy: form.busy }, {
    commandId,
    values: form.values,
  } satisfies Kept);
  return (
    <div className="stack thumb-form">
      <QueuedNotices
        day={day}
        mending={mending}
        discard={drafted === undefined ? undefined : () => void dropDraft(draft).then(afresh)}
      />
      <div className="panel">
        {/* Nothing is lost by leaving: the draft is on the device. */}
        <Form form={{ ...form, touched: false }} label={t('add')}>
          <OutcomeFields form={form} />
          <div className="form-foot">
            <Button type="submit" kind="primary" busy={form.busy}>
              {online ? t('form.submit') : queued('submitLater')}
            </Button>
          </div>
        </Form>
      </div>
      <OwnQueue />
    </div>
  );
};

export default ReportOutcomePage;
