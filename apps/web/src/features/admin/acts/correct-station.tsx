import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import type { StationKind, StationPurpose } from '../../../app/enums.gql.ts';
import { today } from '../../../app/format.ts';
import { useEnum } from '../../../app/use-enum.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { findOrganizations, RegionField } from '../../../records/pickers.tsx';
import { CheckField, DateField, SelectField, TextAreaField, TextField } from '../../../ui/fields.tsx';
import type { Pick } from '../../../ui/pick-many.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { CorrectStationDocument } from '../admin.gql.ts';
import { changedOf, empty, stationKinds, stationPurposes, type Station } from '../kinds.ts';

const CorrectStation = ({ record, close }: { readonly record: Station; readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const say = useEnum();
  const [initial] = useState(() => ({
    name: record.name,
    kind: record.kind as StationKind | '',
    purpose: record.purpose as StationPurpose | '',
    host: record.host as Pick | null,
    regionCode: record.regionCode,
    openedOn: record.openedOn,
    closedOn: record.closedOn ?? '',
    neverClosed: false,
    reason: '',
  }));
  type Values = typeof initial;
  const correctionOf = (values: Values) => {
    const texts = changedOf(values, initial, ['name', 'regionCode', 'openedOn']);
    const { kind, purpose, closedOn } = changedOf(values, initial, ['kind', 'purpose', 'closedOn']);
    return {
      ...texts,
      ...(kind ? { kind } : {}),
      ...(purpose ? { purpose } : {}),
      ...(closedOn && !values.neverClosed ? { closedOn } : {}),
      ...(values.host !== null && values.host.id !== initial.host?.id
        ? { hostOrganizationId: values.host.id }
        : {}),
      ...(values.neverClosed ? { neverClosed: true } : {}),
    };
  };
  const act = useAct({
    version: record.version,
    initial,
    about: ['STATION'],
    fieldOf: { hostOrganizationId: 'host' },
    done: close,
    check: (values) => ({
      ...(Object.keys(correctionOf(values)).length === 0 ? { name: 'NOTHING_TO_CORRECT' } : {}),
      ...empty(values, 'name', 'host', 'regionCode', 'openedOn', 'reason'),
    }),
    send: (values, command) =>
      ask(CorrectStationDocument, {
        input: { ...command, stationId: record.id, ...correctionOf(values), reason: values.reason },
      }),
  });
  const { field, values } = act;
  return (
    <ActDialog title={t('acts.correctStation')} act={act} close={close} submit={t('acts.correctStation')}>
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
        <Picker {...field('host')} label={t('host')} needed find={findOrganizations} />
        <RegionField {...field('regionCode')} label={t('region')} needed />
        <DateField {...field('openedOn')} label={t('openedOn')} needed max={today()} />
        {record.closedOn === null ? null : (
          <>
            <CheckField {...field('neverClosed')} label={t('neverClosed')} />
            {values.neverClosed ? null : (
              <DateField {...field('closedOn')} label={t('closedOn')} needed max={today()} />
            )}
          </>
        )}
        <div className="whole">
          <TextAreaField {...field('reason')} label={common('form.reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default CorrectStation;
