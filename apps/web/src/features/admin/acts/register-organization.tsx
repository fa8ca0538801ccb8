import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type { OrganizationKind } from '../../../app/enums.gql.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { findHubs, RegionField } from '../../../records/pickers.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/fields.tsx';
import type { Pick } from '../../../ui/pick-many.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { RegisterOrganizationDocument, type RegisterOrganizationMutation } from '../admin.gql.ts';
import { empty, organizationKinds } from '../kinds.ts';

const RegisterOrganization = ({ close }: { readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const navigate = useNavigate();
  const act = useAct({
    version: 0,
    initial: {
      name: '',
      kind: 'SOCIAL_ASSOCIATION' as OrganizationKind | '',
      regionCode: '',
      creditCode: '',
      creditCodeAsDocumented: false,
      hubId: null as Pick | null,
      isHub: false,
      sourceDocument: '',
      illustrative: false,
    },
    about: ['ORGANIZATION'],
    done: ({ registerOrganization }: RegisterOrganizationMutation) =>
      void navigate({ to: `/admin/organizations/${registerOrganization.id}` as never }),
    check: (values) => empty(values, 'name', 'kind', 'regionCode'),
    send: (values, { commandId }) =>
      ask(RegisterOrganizationDocument, {
        input: {
          commandId,
          name: values.name,
          kind: values.kind as OrganizationKind,
          regionCode: values.regionCode,
          isHub: values.isHub,
          illustrative: values.illustrative,
          ...(values.creditCode === ''
            ? {}
            : { creditCode: values.creditCode, creditCodeAsDocumented: values.creditCodeAsDocumented }),
          ...(values.hubId === null ? {} : { hubId: values.hubId.id }),
          ...(values.sourceDocument === '' ? {} : { sourceDocument: values.sourceDocument }),
        },
      }),
  });
  const { field } = act;
  // Only what a code's check digit differs by asks for it.
  const differs =
    act.values.creditCodeAsDocumented ||
    act.refusal?.fields.some(({ code }) => code === 'CREDIT_CODE_CHECK_DIFFERS') === true;
  return (
    <ActDialog title={t('acts.register')} act={act} close={close} submit={t('acts.register')}>
      <div className="form-grid">
        <TextField {...field('name')} label={t('name')} needed maxLength={200} />
        <SelectField
          {...field('kind')}
          label={t('kind')}
          needed
          choices={organizationKinds.map((value) => ({ value, label: say('OrganizationKind', value) }))}
        />
        <RegionField {...field('regionCode')} label={t('region')} needed />
        <Picker {...field('hubId')} label={t('hub')} find={findHubs} />
        <TextField {...field('creditCode')} label={t('creditCode')} maxLength={40} />
        <TextField {...field('sourceDocument')} label={common('document')} maxLength={200} />
        {differs ? <CheckField {...field('creditCodeAsDocumented')} label={t('asDocumentedLong')} /> : null}
        <CheckField {...field('isHub')} label={t('isHub')} />
        <CheckField {...field('illustrative')} label={t('illustrative')} />
      </div>
    </ActDialog>
  );
};

export default RegisterOrganization;
