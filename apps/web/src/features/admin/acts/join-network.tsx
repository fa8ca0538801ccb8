import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { today } from '../../../app/format.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { CheckField, DateField, TextField } from '../../../ui/fields.tsx';
import { JoinNetworkDocument } from '../admin.gql.ts';
import { empty, type Organization } from '../kinds.ts';

const JoinNetwork = ({ record, close }: { readonly record: Organization; readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const act = useAct({
    version: record.version,
    initial: { joinedOn: today(), sourceDocument: '', illustrative: false },
    about: ['ORGANIZATION'],
    done: close,
    check: (values) => empty(values, 'joinedOn'),
    send: ({ joinedOn, sourceDocument, illustrative }, { commandId }) =>
      ask(JoinNetworkDocument, {
        input: {
          commandId,
          organizationId: record.id,
          joinedOn,
          illustrative,
          ...(sourceDocument === '' ? {} : { sourceDocument }),
        },
      }),
  });
  return (
    <ActDialog title={t('acts.join')} act={act} close={close} submit={t('acts.join')}>
      <div className="form-grid">
        <DateField {...act.field('joinedOn')} label={t('joinedOn')} needed max={today()} />
        <TextField {...act.field('sourceDocument')} label={common('document')} maxLength={200} />
        <CheckField {...act.field('illustrative')} label={t('illustrative')} />
      </div>
    </ActDialog>
  );
};

export default JoinNetwork;
