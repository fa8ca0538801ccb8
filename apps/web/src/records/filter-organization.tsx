import { useTranslation } from 'react-i18next';
import { useAsk } from '../app/query.ts';
import { PickMany } from '../ui/pick-many.tsx';
import { findOrganizations } from './pickers.tsx';
import { OrganizationNameDocument } from './records.gql.ts';

/** A list's filter by one organization, which the address names by its id. Native, for first paint. */
export const FilterOrganization = ({
  name,
  label,
  value,
  onChange,
}: {
  /** Of a field of a form. */
  readonly name?: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}) => {
  const { t } = useTranslation();
  const { data } = useAsk(OrganizationNameDocument, { id: value ?? '' }, { enabled: value !== undefined });
  return (
    <PickMany
      {...(name === undefined ? {} : { name })}
      label={label}
      values={value === undefined ? [] : [{ id: value, name: data?.organization?.name ?? t('loading') }]}
      onChange={(picked) => onChange(picked.at(-1)?.id ?? '')}
      find={findOrganizations}
    />
  );
};
