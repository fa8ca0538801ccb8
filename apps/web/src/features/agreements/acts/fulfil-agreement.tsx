import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { DateField, TextAreaField } from '../../../ui/fields.tsx';
import { FulfilAgreementDocument } from '../agreements.gql.ts';
import type { Agreement } from '../agreement.tsx';

/** Everything in it was done. */
const FulfilAgreement = ({ record, close }: { readonly record: Agreement; readonly close: () => void }) => {
  const { t } = useTranslation('agreements');
  const act = useAct({
    version: record.version,
    initial: { fulfilledOn: today(), note: '' },
    about: ['AGREEMENT'],
    done: close,
    check: ({ fulfilledOn }) => (fulfilledOn === '' ? { fulfilledOn: 'NEEDED' } : {}),
    // It adds to the record and replaces nothing: there is no version to have seen.
    send: ({ fulfilledOn, note }, { commandId }) =>
      ask(FulfilAgreementDocument, {
        input: {
          commandId,
          agreementId: record.id,
          fulfilledOn,
          ...(note.trim() === '' ? {} : { note }),
        },
      }),
  });
  return (
    <ActDialog title={t('acts.fulfil')} act={act} close={close} submit={t('acts.fulfil')}>
      <p>{t('acts.fulfilText')}</p>
      <DateField
        {...act.field('fulfilledOn')}
        label={t('fulfilledOn')}
        needed
        min={record.signedOn}
        max={today()}
      />
      <TextAreaField {...act.field('note')} label={t('acts.note')} />
    </ActDialog>
  );
};

export default FulfilAgreement;
