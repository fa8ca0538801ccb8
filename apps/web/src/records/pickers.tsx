import { useTranslation } from 'react-i18next';
import { ask } from '../app/ask.ts';
import { queryClient, keyOf } from '../app/query.ts';
import { useLanguage } from '../app/use-choice.ts';
import { useEnum } from '../app/use-enum.ts';
import { useKeptAsk } from '../offline/kept-answers.ts';
import { SelectField } from '../ui/fields.tsx';
import type { Pick } from '../ui/pick-many.tsx';
import { Field } from '../ui/form.tsx';
import { chainNameIn } from './chain-names.ts';
import {
  ChainsDocument,
  FindLeadsDocument,
  FindOrganizationsDocument,
  FindStationsDocument,
  RegionDocument,
  RegionsDocument,
  type OrganizationFilter,
} from './records.gql.ts';
import { shortTitle } from '../ui/parts.tsx';

const found = async <R, V>(document: Parameters<typeof ask<R, V>>[0], variables: V): Promise<R> =>
  queryClient.fetchQuery({
    queryKey: keyOf(document, variables),
    queryFn: () => ask(document, variables),
    staleTime: 60_000,
  });

const organizationsFound = async (filter: OrganizationFilter, text: string): Promise<readonly Pick[]> => {
  const { organizations } = await found(FindOrganizationsDocument, {
    filter: text === '' ? filter : { ...filter, search: text },
    first: 20,
  });
  return organizations.edges.map(({ node }) => ({ id: node.id, name: node.name, detail: node.regionName }));
};

/** Organizations by a part of their name or their whole credit code, for a Picker. */
export const findOrganizations = (text: string): Promise<readonly Pick[]> => organizationsFound({}, text);

/** Those of them that others belong to. */
export const findHubs = (text: string): Promise<readonly Pick[]> => organizationsFound({ isHub: true }, text);

/** Leads by a part of their title or investor. */
export const findLeads = async (text: string): Promise<readonly Pick[]> => {
  const { leads } = await found(FindLeadsDocument, {
    filter: text === '' ? {} : { search: text },
    first: 20,
  });
  return leads.edges.map(({ node }) => ({
    id: node.id,
    name: shortTitle(node.title),
    detail: node.investorName ?? undefined,
  }));
};

/** Stations, open ones first. */
export const findStations = async (text: string): Promise<readonly Pick[]> => {
  const { stations } = await found(FindStationsDocument, { filter: { status: 'OPEN' }, first: 100 });
  return stations.edges
    .filter(({ node }) => node.name.includes(text))
    .map(({ node }) => ({ id: node.id, name: node.name }));
};

type Choose = {
  readonly name: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly label: string;
  readonly needed?: boolean;
  readonly hint?: string;
};

/** One of the industry chains in force. `none` is what having chosen none is called. */
export const ChainField = ({ none, ...props }: Choose & { readonly none?: string }) => {
  const { t } = useTranslation();
  const data = useKeptAsk(ChainsDocument, {});
  const language = useLanguage();
  return (
    <SelectField
      {...props}
      none={none ?? (props.needed ? t('form.choose') : t('notSaid'))}
      choices={(data?.industryChains ?? []).map((chain) => ({
        value: chain.code,
        label: chainNameIn(chain, language),
      }))}
    />
  );
};

/**
 * A division of the country, from the province down: each step narrows, and any may be the answer. In a `filter` having chosen none is all
 * there is; in a form it is nothing said.
 */
export const RegionField = ({
  name,
  value,
  onChange,
  label,
  needed = false,
  hint,
  filter = false,
  from = '370200',
}: Choose & { readonly from?: string; readonly filter?: boolean }) => {
  const { t } = useTranslation();
  const say = useEnum();
  const none = filter ? t('all') : needed ? t('form.choose') : t('notSaid');
  const code = value === '' ? from : value;
  const province = `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  const provinces = useKeptAsk(RegionsDocument, { first: 100 });
  const cities = useKeptAsk(RegionsDocument, { parent: province, first: 100 });
  const counties = useKeptAsk(RegionsDocument, { parent: city, first: 100 }, { enabled: city !== province });
  const chosen = useKeptAsk(RegionDocument, { code: value }, { enabled: value !== '' });
  const level = (
    title: string,
    at: string,
    options: typeof provinces,
    nothing: string | undefined,
    write: (code: string) => void,
    bound = {},
  ) => (
    <select
      className="input"
      {...bound}
      aria-label={`${label} ${title}`}
      value={at}
      onChange={(event) => write(event.target.value)}
    >
      {nothing === undefined ? null : (
        <option value={nothing}>{nothing === '' ? none : filter ? t('all') : t('form.notNarrowed')}</option>
      )}
      {(options?.regions.edges ?? []).map(({ node }) => (
        <option key={node.code} value={node.code}>
          {node.name}
        </option>
      ))}
    </select>
  );
  return (
    <Field name={name} label={label} needed={needed} {...(hint === undefined ? {} : { hint })}>
      {(bound) => (
        <div className="regions">
          {level(
            say('RegionLevel', 'PROVINCE'),
            value === '' ? '' : province,
            provinces,
            '',
            (next) => onChange(next),
            bound,
          )}
          {value === '' ? null : level(say('RegionLevel', 'CITY'), city, cities, province, onChange)}
          {value === '' || city === province || (counties?.regions.edges.length ?? 0) === 0
            ? null
            : level(say('RegionLevel', 'COUNTY'), value === city ? city : value, counties, city, onChange)}
          <span className="unseen" role="status">
            {chosen?.region?.name}
          </span>
        </div>
      )}
    </Field>
  );
};
