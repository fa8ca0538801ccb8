import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../app/query.ts';
import type { SearchText } from '../../app/search.ts';
import { findHubs, findOrganizations, RegionField } from '../../records/pickers.tsx';
import { ChainsDocument } from '../../records/records.gql.ts';
import { PickMany, type Pick } from '../../ui/pick-many.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { chainNameIn } from '../../records/chain-names.ts';
import type { Asked } from './asked.ts';
import { useOrganizations } from './use-filter-text.ts';

/** What narrows all figures of the page. Loaded when somebody opens it: most never do. */
const Filters = ({ asked, set }: { readonly asked: Asked; readonly set: (changes: SearchText) => void }) => {
  const { t } = useTranslation(['figures', 'common']);
  const id = useId();
  const { data: chains } = useAsk(ChainsDocument, {});
  const language = useLanguage();
  const organizations = useOrganizations(asked.organizationIds);
  const hubs = organizations.filter(({ isHub }) => isHub);
  const others = organizations.filter(({ isHub }) => !isHub);
  // A hub is an organization like another to the figures: both fields are one filter, of whoever is one of these or below one.
  const chosen = (...values: readonly Pick[]) => {
    const ids = [...new Set(values.map((value) => value.id))];
    set({ org: ids.length === 0 ? undefined : ids.join(',') });
  };
  const found = chains?.industryChains ?? [];
  return (
    <div className="figure-filters form-grid">
      <PickMany
        label={t('choose.organizations')}
        values={others}
        onChange={(values) => chosen(...hubs, ...values)}
        find={findOrganizations}
      />
      <PickMany
        label={t('choose.hubs')}
        values={hubs}
        onChange={(values) => chosen(...values, ...others)}
        find={findHubs}
      />
      <div className="field">
        <label htmlFor={id}>{t('choose.chain')}</label>
        <select
          id={id}
          className="input"
          value={asked.chain ?? ''}
          onChange={(event) => set({ chain: event.target.value === '' ? undefined : event.target.value })}
        >
          <option value="">{t('common:all')}</option>
          {asked.chain === undefined || found.some(({ code }) => code === asked.chain) ? null : (
            <option value={asked.chain}>{asked.chain}</option>
          )}
          {found.map((chain) => (
            <option key={chain.code} value={chain.code}>
              {chainNameIn(chain, language)}
            </option>
          ))}
        </select>
      </div>
      <RegionField
        filter
        name="region"
        label={t('choose.region')}
        value={asked.region ?? ''}
        onChange={(code) => set({ region: code === '' ? undefined : code })}
      />
    </div>
  );
};

export default Filters;
