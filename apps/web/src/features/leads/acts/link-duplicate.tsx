import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog } from '../../../records/act.tsx';
import { findLeads } from '../../../records/pickers.tsx';
import { TextAreaField } from '../../../ui/fields.tsx';
import type { Pick } from '../../../ui/pick-many.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { LinkDuplicateLeadDocument } from '../leads.gql.ts';
import { faultsOf, needed, useActWords, useLeadAct, type ActProps } from './use-lead-act.ts';

type Values = { readonly original: Pick | null; readonly reason: string };

/** The same was recorded twice: this record stops counting, nothing is destroyed. */
const LinkDuplicate = ({ record, close }: ActProps) => {
  const { t } = useTranslation('leads');
  const act = useLeadAct<Values>({
    record,
    close,
    initial: { original: null, reason: '' },
    check: ({ original, reason }) =>
      faultsOf<Values>({
        original:
          original === null ? 'NEEDED' : original.id === record.id ? 'LEAD_DUPLICATE_OF_ITSELF' : undefined,
        reason: needed(reason),
      }),
    fieldOf: { duplicateOf: 'original' },
    send: async ({ original, reason }, { commandId }) =>
      (
        await ask(LinkDuplicateLeadDocument, {
          input: { commandId, leadId: record.id, duplicateOf: original?.id ?? '', reason },
        })
      ).linkDuplicateLead,
  });
  return (
    <ActDialog {...useActWords('linkDuplicateLead', record)} act={act} close={close}>
      <p>{t('explain.linkDuplicateLead')}</p>
      <Picker
        {...act.field('original')}
        label={t('field.original')}
        needed
        find={async (text) => (await findLeads(text)).filter(({ id }) => id !== record.id)}
      />
      <TextAreaField {...act.field('reason')} label={t('field.reason')} needed />
    </ActDialog>
  );
};

export default LinkDuplicate;
