import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../app/query.ts';
import { useViewer } from '../../../app/session.tsx';
import { findOrganizations, findStations } from '../../../records/pickers.tsx';
import { CheckField, SwitchField } from '../../../ui/fields.tsx';
import type { FormState } from '../../../ui/form.tsx';
import type { Pick } from '../../../ui/pick-many.tsx';
import { Picker } from '../../../ui/picker.tsx';
import { MyPlaceDocument } from '../leads.gql.ts';

export type OwnerValues = {
  readonly to: 'organization' | 'station';
  readonly organization: Pick | null;
  readonly station: Pick | null;
  readonly mine: boolean;
};

export const noOwner: OwnerValues = { to: 'organization', organization: null, station: null, mine: false };

/** Who is to have it, as the server takes it. */
export const ownerInput = ({ to, organization, station, mine }: OwnerValues, viewerId: string) => ({
  ...(to === 'organization' && organization !== null ? { organizationId: organization.id } : {}),
  ...(to === 'station' && station !== null ? { stationId: station.id } : {}),
  ...(mine ? { userId: viewerId } : {}),
});

/** A fault on what was not chosen. */
export const ownerFaults = ({ to, organization, station }: OwnerValues) => ({
  organization: to === 'organization' && organization === null ? 'NEEDED' : undefined,
  station: to === 'station' && station === null ? 'NEEDED' : undefined,
});

export const ownerFieldOf = {
  organizationId: 'organization',
  stationId: 'station',
  userId: 'mine',
} as const;

/** An organization or a station, and whether the viewer takes it up. */
export const OwnerFields = <V extends OwnerValues>({ form: given }: { readonly form: FormState<V> }) => {
  const form = given as unknown as FormState<OwnerValues>;
  const { t } = useTranslation('leads');
  const viewer = useViewer();
  const { data } = useAsk(MyPlaceDocument, {});
  const { to, organization, station } = form.values;
  const place = data?.me?.organization;
  const isMine =
    to === 'organization'
      ? organization !== null && organization.id === viewer.organizationId
      : station !== null && station.id === viewer.stationId;
  return (
    <>
      <SwitchField
        {...form.field('to')}
        label={t('field.to')}
        choices={[
          { value: 'organization', label: t('field.toOrganization') },
          { value: 'station', label: t('field.toStation') },
        ]}
        onChange={(next) => form.set({ to: next, mine: false })}
      />
      {to === 'organization' ? (
        <>
          <Picker
            {...form.field('organization')}
            label={t('field.organization')}
            needed
            find={findOrganizations}
            onChange={(picked) =>
              form.set({
                organization: picked,
                ...(picked?.id === viewer.organizationId ? {} : { mine: false }),
              })
            }
          />
          {place === null || place === undefined || organization?.id === place.id ? null : (
            <p>
              <button
                type="button"
                className="button quiet"
                onClick={() => form.set({ organization: { id: place.id, name: place.name } })}
              >
                {t('field.ours', { name: place.name })}
              </button>
            </p>
          )}
        </>
      ) : (
        <Picker {...form.field('station')} label={t('field.station')} needed find={findStations} />
      )}
      {isMine ? <CheckField {...form.field('mine')} label={t('field.mine')} /> : null}
    </>
  );
};
