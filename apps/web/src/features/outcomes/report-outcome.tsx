import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { today } from '../../app/format.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { changed, useAsk } from '../../app/query.ts';
import { useMay } from '../../app/session.tsx';
import type { ShareRow } from '../../records/credit-shares.tsx';
import { ServerInfoDocument } from '../../records/records.gql.ts';
import { useWorkplace } from '../../records/workplace.ts';
import { Button } from '../../ui/button.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { PageHead, Skeleton } from '../../ui/parts.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { emptyOutcome, fieldOf, inputOf, outcomeFaults, type OutcomeForm } from './outcome-form.ts';
import { ReportOutcomeDocument, type ReportOutcomeInput } from './outcomes.gql.ts';

const ReportOutcomePage = () => {
  const { t } = useTranslation('outcomes');
  const may = useMay();
  const server = useAsk(ServerInfoDocument, {});
  const workplace = useWorkplace();
  if (!may('outcome.report')) return <Forbidden />;
  return (
    <>
      <PageHead title={t('add')} back={<Link to="/outcomes">{t('title')}</Link>} />
      {server.isPending || !workplace.known ? (
        <Skeleton lines={8} height={500} />
      ) : (
        <ReportOutcome day={server.data?.serverInfo.today ?? today()} credits={workplace.credits} />
      )}
    </>
  );
};

const ReportOutcome = ({ day, credits }: { readonly day: string; readonly credits: readonly ShareRow[] }) => {
  const { t } = useTranslation('outcomes');
  const navigate = useNavigate();
  const form = useForm<OutcomeForm, { readonly id: string }>({
    initial: emptyOutcome(day, credits),
    check: (values) => outcomeFaults(values, day),
    fieldOf,
    send: async (values, command) =>
      (
        await ask(ReportOutcomeDocument, {
          input: { ...command, ...inputOf(values) } as ReportOutcomeInput,
        })
      ).reportOutcome,
    done: ({ id }) => {
      void changed(['OUTCOME', 'FIGURES', 'RECOGNITION']);
      void navigate({ to: `/outcomes/${id}` as never });
    },
  });
  return (
    <div className="panel thumb-form">
      <Form form={form} label={t('add')}>
        <OutcomeFields form={form} />
        <div className="form-foot">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t('form.submit')}
          </Button>
        </div>
      </Form>
    </div>
  );
};

export default ReportOutcomePage;
