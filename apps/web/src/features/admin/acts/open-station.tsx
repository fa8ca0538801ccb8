import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type { StationKind, StationPurpose } from '../../../app/enums.gql.ts';
import { today } from '../../../app/format.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { findOrganizations, RegionField } from '../../../records/pickers.tsx';
import { CheckField, DateField, SelectField, TextField } from '../../../ui/fields.tsx';
import type { Pick } from '../../../ui/pick-many.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { OpenStationDocument, type OpenStationMutation } from '../admin.gql.ts';
import { empty, stationKinds, stationPurposes } from '../kinds.ts';

const OpenStation = ({ close }: { readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const navigate = useNavigate();
  const act = useAct({
    version: 0,
    initial: {
      name: '',
      kind: 'WORKSTATION' as StationKind | '',
      purpose: 'INVESTMENT' as StationPurpose | '',
      hostOrganizationId: null as Pick | null,
      regionCode: '',
      openedOn: today(),
      sourceDocument: '',
      illustrative: false,
    },
    about: ['STATION'],
    done: ({ openStation }: OpenStationMutation) =>
      void navigate({ to: `/admin/stations/${openStation.id}` as never }),
    check: (values) =>
      empty(values, 'name', 'kind', 'purpose', 'hostOrganizationId', 'regionCode', 'openedOn'),
    send: (values, { commandId }) =>
      ask(OpenStationDocument, {
        input: {
          commandId,
          name: values.name,
          kind: values.kind as StationKind,
          purpose: values.purpose as StationPurpose,
          hostOrganizationId: values.hostOrganizationId!.id,
          regionCode: values.regionCode,
          openedOn: values.openedOn,
          illustrative: values.illustrative,
          ...(values.sourceDocument === '' ? {} : { sourceDocument: values.sourceDocument }),
        },
      }),
  });
  const { field } = act;
  return (
    <ActDialog title={t('acts.open')} act={act} close={close} submit={t('acts.open')}>
      <div className="form-grid">
        <TextField {...field('name')} label={t('name')} needed maxLength={200} />
        <SelectField
          {...field('kind')}
          label={t('kind')}
          needed
          choices={stationKinds.map((value) => ({ value, label: say('StationKind', value) }))}
        />
        <SelectField
          {...field('purpose')}
          label={t('purpose')}
          needed
          choices={stationPurposes.map((value) => ({ value, label: say('StationPurpose', value) }))}
        />
        <Picker {...field('hostOrganizationId')} label={t('host')} needed find={findOrganizations} />
        <RegionField {...field('regionCode')} label={t('region')} needed />
        <DateField {...field('openedOn')} label={t('openedOn')} needed max={today()} />
        <TextField {...field('sourceDocument')} label={common('document')} maxLength={200} />
        <CheckField {...field('illustrative')} label={t('illustrative')} />
      </div>
    </ActDialog>
  );
};

export default OpenStation;
