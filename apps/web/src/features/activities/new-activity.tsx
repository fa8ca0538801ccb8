import { useNavigate, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { today } from '../../app/format.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { changed } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import type { ShareRow } from '../../records/credit-shares.tsx';
import { useWorkplace } from '../../records/workplace.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { PageHead, Skeleton } from '../../ui/parts.tsx';
import '../../records/thumb-form.css';
import { ActivityFields } from './activity-fields.tsx';
import { activityFaults, fieldOf, inputOf, sessionRow, type ActivityForm } from './activity-form.ts';
import {
  HoldActivityDocument,
  PlanActivityDocument,
  type HoldActivityInput,
  type PlanActivityInput,
} from './activities.gql.ts';

const NewActivityPage = () => {
  const { t } = useTranslation('activities');
  const may = useMay();
  const workplace = useWorkplace();
  if (!may('activity.hold') && !may('activity.plan')) return <Forbidden />;
  return (
    <>
      <PageHead title={t('add')} back={<Link to="/activities">{t('title')}</Link>} />
      {workplace.known ? <NewActivity own={workplace.credits} /> : <Skeleton lines={8} height={600} />}
    </>
  );
};

const NewActivity = ({ own }: { readonly own: readonly ShareRow[] }) => {
  const { t } = useTranslation('activities');
  const navigate = useNavigate();
  const [search] = useSearchText();
  const form = useForm<ActivityForm, { readonly id: string }>({
    initial: {
      state: search['plan'] === undefined ? 'HELD' : 'PLANNED',
      name: '',
      kind: '',
      purpose: search['service'] === undefined ? 'INVESTMENT' : 'SERVICE',
      region: '370200',
      chain: '',
      // A service is most often one's own; an activity of promotion may be anybody's.
      credits: search['service'] === undefined ? [] : own,
      from: '',
      to: '',
      sessions: [sessionRow(today())],
      document: '',
    },
    check: (values) => activityFaults(values, today()),
    fieldOf,
    send: async (values, command) => {
      const input = { ...command, ...inputOf(values) };
      return values.state === 'HELD'
        ? (await ask(HoldActivityDocument, { input: input as HoldActivityInput })).holdActivity
        : (await ask(PlanActivityDocument, { input: input as PlanActivityInput })).planActivity;
    },
    done: ({ id }) => {
      void changed(['ACTIVITY', 'FIGURES', 'RECOGNITION']);
      void navigate({ to: `/activities/${id}` as never });
    },
  });
  const held = form.values.state === 'HELD';
  return (
    <div className="panel thumb-form">
      <Form form={form} label={t('add')}>
        <SwitchField
          {...form.field('state')}
          label={t('form.kind')}
          choices={(['HELD', 'PLANNED'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        />
        <ActivityFields form={form} />
        <div className="form-foot">
          <Button type="submit" kind="primary" busy={form.busy}>
            {held ? t('form.hold') : t('form.plan')}
          </Button>
        </div>
      </Form>
    </div>
  );
};

export default NewActivityPage;
