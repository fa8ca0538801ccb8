import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../app/query.ts';
import { useMay } from '../../../app/session.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Dialog } from '../../../ui/overlays.tsx';
import { Empty } from '../../../ui/parts.tsx';
import { LeadDocument } from '../leads.gql.ts';
import { isLeadAct, permissionOf, type LeadAct } from '../moves.ts';
import { actForms } from './forms.ts';
import { MoveLead } from './move-lead.tsx';

/** The act that the address names, over the list: on the lead as it is now, not as the list had it. */
const OpenedAct = ({
  act,
  id,
  open,
  close,
}: {
  readonly act: string;
  readonly id: string;
  readonly open: (act: LeadAct) => void;
  readonly close: () => void;
}) => {
  const { t } = useTranslation(['leads', 'common']);
  const may = useMay();
  const { data, error, refetch } = useAsk(LeadDocument, { id }, { about: ['LEAD'] });
  if (error !== null && data === undefined)
    return (
      <Dialog title={t('title')} close={close}>
        <Fault refusal={error} again={() => void refetch()} />
      </Dialog>
    );
  if (data === undefined) return null;
  if (data.lead === null)
    return (
      <Dialog title={t('common:gone.title')} close={close}>
        <Empty>{t('common:gone.text')}</Empty>
      </Dialog>
    );
  if (act === 'move') return <MoveLead lead={data.lead} open={open} close={close} />;
  if (!isLeadAct(act) || !may(permissionOf[act])) return null;
  const Form = actForms[act];
  return (
    <Suspense>
      <Form record={data.lead} close={close} />
    </Suspense>
  );
};

export default OpenedAct;
