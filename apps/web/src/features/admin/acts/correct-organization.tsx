import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type { OrganizationKind } from '../../../app/enums.gql.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { RegionField } from '../../../records/pickers.tsx';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../ui/fields.tsx';
import { CorrectOrganizationDocument } from '../admin.gql.ts';
import { changedOf, empty, organizationKinds, type Organization } from '../kinds.ts';

const names = ['name', 'kind', 'regionCode', 'creditCode', 'creditCodeAsDocumented', 'isHub'] as const;

const CorrectOrganization = ({
  record,
  close,
}: {
  readonly record: Organization;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const [initial] = useState(() => ({
    name: record.name,
    kind: record.kind as OrganizationKind | '',
    regionCode: record.regionCode,
    creditCode: record.creditCode ?? '',
    creditCodeAsDocumented: record.creditCodeAsDocumented,
    isHub: record.isHub,
    reason: '',
  }));
  const act = useAct({
    version: record.version,
    initial,
    about: ['ORGANIZATION'],
    done: close,
    check: (values) => ({
      ...(Object.keys(changedOf(values, initial, names)).length === 0 ? { name: 'NOTHING_TO_CORRECT' } : {}),
      ...empty(values, 'name', 'kind', 'regionCode', 'reason'),
    }),
    send: (values, command) => {
      const { kind, ...changes } = changedOf(values, initial, names);
      return ask(CorrectOrganizationDocument, {
        input: {
          ...command,
          organizationId: record.id,
          ...changes,
          ...(kind === undefined || kind === '' ? {} : { kind }),
          reason: values.reason,
        },
      });
    },
  });
  const { field } = act;
  // Only what a code's check digit differs by asks for it.
  const differs =
    act.values.creditCodeAsDocumented ||
    act.refusal?.fields.some(({ code }) => code === 'CREDIT_CODE_CHECK_DIFFERS') === true;
  return (
    <ActDialog
      title={t('acts.correctOrganization')}
      act={act}
      close={close}
      submit={t('acts.correctOrganization')}
    >
      <div className="form-grid">
        <TextField {...field('name')} label={t('name')} needed maxLength={200} />
        <SelectField
          {...field('kind')}
          label={t('kind')}
          needed
          choices={organizationKinds.map((value) => ({ value, label: say('OrganizationKind', value) }))}
        />
        <RegionField {...field('regionCode')} label={t('region')} needed />
        <TextField {...field('creditCode')} label={t('creditCode')} maxLength={40} />
        {differs ? <CheckField {...field('creditCodeAsDocumented')} label={t('asDocumentedLong')} /> : null}
        <CheckField {...field('isHub')} label={t('isHub')} />
        <div className="whole">
          <TextAreaField {...field('reason')} label={common('form.reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default CorrectOrganization;
