import { useTranslation } from 'react-i18next';
import { useAsk } from '../../app/query.ts';
import { findOrganizations } from '../../records/pickers.tsx';
import { OrganizationNameDocument } from '../../records/records.gql.ts';
import { PickMany } from '../../ui/pick-many.tsx';

/** One organization, or none: the form holds its id, under which its name is asked for. */
export const OrganizationField = ({
  name,
  label,
  value,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  /** The id, or nothing. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}) => {
  const { t } = useTranslation();
  const { data } = useAsk(OrganizationNameDocument, { id: value }, { enabled: value !== '' });
  return (
    <PickMany
      name={name}
      label={label}
      values={value === '' ? [] : [{ id: value, name: data?.organization?.name ?? t('loading') }]}
      onChange={(picked) => onChange(picked.at(-1)?.id ?? '')}
      find={findOrganizations}
    />
  );
};
