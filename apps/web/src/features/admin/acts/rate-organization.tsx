import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import { RateOrganizationDocument } from '../admin.gql.ts';
import { empty, type Organization } from '../kinds.ts';

const grades = ['5A', '4A', '3A', '2A', '1A'] as const;

/** A grade under somebody's assessment, from a day to a day. */
const RateOrganization = ({
  record,
  close,
}: {
  readonly record: Organization;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const act = useAct({
    version: record.version,
    initial: {
      scheme: record.ratings.at(-1)?.scheme ?? '社会组织评估',
      grade: '' as (typeof grades)[number] | '',
      validFrom: '',
      validTo: '',
      sourceDocument: '',
    },
    about: ['ORGANIZATION'],
    done: close,
    check: (values) => empty(values, 'scheme', 'grade', 'validFrom', 'validTo'),
    send: ({ sourceDocument, ...values }, command) =>
      ask(RateOrganizationDocument, {
        input: {
          ...command,
          organizationId: record.id,
          ...values,
          ...(sourceDocument === '' ? {} : { sourceDocument }),
        },
      }),
  });
  const { field } = act;
  return (
    <ActDialog title={t('acts.rate')} act={act} close={close} submit={t('acts.rate')}>
      <div className="form-grid">
        <TextField {...field('scheme')} label={t('scheme')} needed maxLength={100} />
        <SelectField
          {...field('grade')}
          label={t('rating')}
          needed
          none={common('form.choose')}
          choices={grades.map((value) => ({ value, label: value }))}
        />
        <DateField {...field('validFrom')} label={t('validFrom')} needed />
        <DateField {...field('validTo')} label={t('validTo')} needed />
        <TextField {...field('sourceDocument')} label={common('document')} maxLength={200} />
      </div>
    </ActDialog>
  );
};

export default RateOrganization;
