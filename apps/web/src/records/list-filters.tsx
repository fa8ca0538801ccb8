import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../app/query.ts';
import { useSearchText, type SearchText } from '../app/search.ts';
import { usePhone } from '../app/use-media.ts';
import { Button } from '../ui/button.tsx';
import { DateField, SearchField, SelectField } from '../ui/fields.tsx';
import { Picker } from '../ui/picker.tsx';
import type { Column } from '../ui/table.tsx';
import { findOrganizations } from './pickers.tsx';
import { OrganizationNameDocument } from './records.gql.ts';
import './list-filters.css';

/** By what the address narrows a list, the search text among it, and the way back to all of it. */
export const useNarrowed = (
  names: readonly string[],
): { readonly narrowed: readonly string[]; readonly clear: () => void } => {
  const [search, patch] = useSearchText();
  const all = [...names, 'q'];
  return {
    narrowed: all.filter((name) => (search[name] ?? '') !== ''),
    clear: () => patch(Object.fromEntries(all.map((name) => [name, undefined]))),
  };
};

/** The bar above a list: search, filters, and the way back to all. On a phone the filters open with a press. */
export const ListFilters = ({
  names,
  searchLabel,
  children,
}: {
  /** The filters' names in the address, besides `q`. */
  readonly names: readonly string[];
  readonly searchLabel: string;
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation();
  const [search, patch] = useSearchText();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const { narrowed, clear } = useNarrowed(names);
  const folded = narrowed.filter((name) => name !== 'q').length;
  return (
    <div className="bar filters" role="search">
      <SearchField label={searchLabel} value={search['q'] ?? ''} onChange={(q) => patch({ q })} />
      {phone ? (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('list.filters')}
          {folded === 0 ? '' : ` ${folded}`}
        </Button>
      ) : null}
      {!phone || open ? children : null}
      {narrowed.length === 0 ? null : (
        <Button kind="quiet" onClick={clear}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
};

/** One of a few values, or all. */
export const ChoiceFilter = <T extends string>({
  name,
  label,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
}) => {
  const { t } = useTranslation();
  const [search, patch] = useSearchText();
  const value = choices.find((choice) => choice.value === search[name])?.value ?? '';
  return (
    <SelectField
      name={name}
      label={label}
      none={t('all')}
      value={value}
      choices={choices}
      onChange={(chosen) => patch({ [name]: chosen })}
    />
  );
};

/** An organization, with those below it. */
export const OrganizationFilter = ({
  name,
  label,
  find = findOrganizations,
  instead,
}: {
  readonly name: string;
  readonly label: string;
  readonly find?: typeof findOrganizations;
  /** Another filter that it takes the place of, since a list has but one of both. */
  readonly instead?: string;
}) => {
  const [search, patch] = useSearchText();
  const id = search[name] ?? '';
  const { data } = useAsk(OrganizationNameDocument, { id }, { enabled: id !== '', about: ['ORGANIZATION'] });
  const known = data?.organization ?? undefined;
  return (
    <Picker
      name={name}
      label={label}
      // Nothing until its name is known: a picker takes a name with its id.
      value={known?.id === id && id !== '' ? known : null}
      onChange={(picked) =>
        patch({ ...(instead && picked ? { [instead]: undefined } : {}), [name]: picked?.id })
      }
      find={find}
    />
  );
};

/** From a day to a day, both included. */
export const RangeFilter = ({ label }: { readonly label: (end: string) => string }) => {
  const { t } = useTranslation();
  const [search, patch] = useSearchText();
  return (
    <>
      <DateField
        name="from"
        label={label(t('list.from'))}
        value={search['from'] ?? ''}
        onChange={(from) => patch({ from })}
      />
      <DateField
        name="to"
        label={label(t('list.to'))}
        value={search['to'] ?? ''}
        onChange={(to) => patch({ to })}
      />
    </>
  );
};

export type Order<F extends string> = { readonly field: F; readonly direction: 'ASC' | 'DESC' };

/** The order that the address names, or the list's own. */
export const orderOf = <F extends string>(search: SearchText, fields: readonly [F, ...F[]]): Order<F> => ({
  field: fields.find((field) => field === search['sort']) ?? fields[0],
  direction: search['dir'] === 'asc' ? 'ASC' : 'DESC',
});

/** For the heads of a table: pressed once it orders by that column, again the other way round. */
export const useSort = <F extends string>(
  order: Order<F>,
): ((field: F) => Required<Pick<Column<never>, 'sort'>>) => {
  const [, patch] = useSearchText();
  return (field) => ({
    sort: {
      on: order.field === field ? (order.direction === 'ASC' ? 'ascending' : 'descending') : undefined,
      by: () =>
        patch({
          sort: field,
          dir: order.field === field && order.direction === 'DESC' ? 'asc' : undefined,
        }),
    },
  });
};

/** The order as a field, for phones, whose cards have no heads. */
export const OrderField = <F extends string>({
  order,
  choices,
}: {
  readonly order: Order<F>;
  readonly choices: readonly { readonly value: F; readonly label: string }[];
}) => {
  const { t } = useTranslation();
  const [, patch] = useSearchText();
  const phone = usePhone();
  if (!phone) return null;
  return (
    <>
      <SelectField
        name="sort"
        label={t('list.order')}
        value={order.field}
        choices={choices}
        onChange={(sort) => patch({ sort })}
      />
      <SelectField<'asc' | 'desc'>
        name="dir"
        label={t('list.direction')}
        value={order.direction === 'ASC' ? 'asc' : 'desc'}
        choices={[
          { value: 'desc', label: t('list.descending') },
          { value: 'asc', label: t('list.ascending') },
        ]}
        onChange={(dir) => patch({ dir: dir === 'asc' ? 'asc' : undefined })}
      />
    </>
  );
};
