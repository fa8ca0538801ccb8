import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../app/query.ts';
import { useSearchText } from '../../app/search.ts';
import { useMay } from '../../app/session.tsx';
import { Acts } from '../../records/act.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField, SwitchField } from '../../ui/fields.tsx';
import {
  Asked,
  Empty,
  Fact,
  Facts,
  Illustrative,
  PageHead,
  Panel,
  shortTitle,
  Tag,
} from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { CataloguesDocument, type CataloguesQuery } from './admin.gql.ts';

const AdoptCatalogue = lazy(() => import('./acts/adopt-catalogue.tsx'));
const CorrectChain = lazy(() => import('./acts/correct-chain.tsx'));

export type Catalogue = CataloguesQuery['chainCatalogues'][number];
export type Chain = Catalogue['chains'][number];

/** The catalogues of industry chains, version by version. */
const ChainsPage = () => {
  const { t } = useTranslation('admin');
  const query = useAsk(CataloguesDocument, {}, { about: ['SYSTEM', 'FIGURES'] });
  return (
    <>
      <PageHead
        title={t('chains')}
        actions={
          <Acts
            record={null}
            acts={[
              {
                key: 'adoptChainCatalogue',
                label: t('acts.adopt'),
                permission: 'catalogue.manage',
                form: AdoptCatalogue,
                first: true,
              },
            ]}
          />
        }
      />
      <Asked query={query} lines={10} height={480}>
        {({ chainCatalogues }) =>
          chainCatalogues.length === 0 ? (
            <Empty>{t('noCatalogues')}</Empty>
          ) : (
            <Catalogues catalogues={chainCatalogues} />
          )
        }
      </Asked>
    </>
  );
};

const Catalogues = ({ catalogues }: { readonly catalogues: readonly Catalogue[] }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const may = useMay();
  const [search, patch] = useSearchText();
  const latest = catalogues.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom));
  const catalogue = latest.find(({ id }) => id === search['catalogue']) ?? latest[0]!;
  const only = search['only'] === 'unverified' ? 'unverified' : 'all';
  const shown = catalogue.chains.filter(({ verified }) => only === 'all' || !verified);
  const correcting =
    search['do'] === 'correctIndustryChain' && may('catalogue.manage')
      ? catalogue.chains.find(({ code }) => code === search['code'])
      : undefined;
  const columns: readonly Column<Chain>[] = [
    { key: 'name', label: t('name'), head: true, cell: ({ name }) => name },
    { key: 'code', label: t('code'), cell: ({ code }) => <code lang="en">{code}</code> },
    { key: 'nameEn', label: t('nameEn'), cell: ({ nameEn }) => nameEn ?? common('notSaid') },
    { key: 'group', label: t('group'), cell: ({ group }) => group ?? common('none') },
    {
      key: 'verified',
      label: t('verified'),
      cell: ({ verified }) =>
        verified ? <Tag tone="green">{t('isVerified')}</Tag> : <Tag tone="amber">{t('isUnverified')}</Tag>,
    },
    ...(may('catalogue.manage')
      ? [
          {
            key: 'act',
            label: t('act'),
            cell: ({ code, name }: Chain) => (
              <Button
                kind="quiet"
                aria-label={t('correctOf', { name })}
                onClick={() => patch({ do: 'correctIndustryChain', code }, { push: true })}
              >
                {t('correct')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="stack">
      <div className="bar">
        <SelectField
          name="catalogue"
          label={t('catalogue')}
          needed
          value={catalogue.id}
          choices={latest.map(({ id, name, validFrom }) => ({
            value: id,
            label: `${shortTitle(name)}（${validFrom}）`,
          }))}
          onChange={(id) => patch({ catalogue: id })}
        />
        <SwitchField<'all' | 'unverified'>
          name="only"
          label={t('verified')}
          value={only}
          choices={[
            { value: 'all', label: common('all') },
            { value: 'unverified', label: t('isUnverified') },
          ]}
          onChange={(value) => patch({ only: value === 'all' ? undefined : value })}
        />
      </div>
      <Panel title={shortTitle(catalogue.name)} actions={<Illustrative of={catalogue.illustrative} />}>
        <Facts>
          <Fact label={t('validFrom')}>{catalogue.validFrom}</Fact>
          <Fact label={t('validTo')}>{catalogue.validTo ?? t('openEnd')}</Fact>
          <Fact label={t('chainCount')}>{catalogue.chainCount}</Fact>
          <Fact label={common('document')}>{catalogue.sourceDocument}</Fact>
        </Facts>
      </Panel>
      {shown.length === 0 ? (
        <Empty>{t('allVerified')}</Empty>
      ) : (
        <Table caption={t('chains')} rows={shown} keyOf={({ code }) => code} columns={columns} />
      )}
      {correcting === undefined ? null : (
        <Suspense>
          <CorrectChain
            key={correcting.code}
            chain={correcting}
            version={catalogue.version}
            close={() => patch({ do: undefined, code: undefined })}
          />
        </Suspense>
      )}
    </div>
  );
};

export default ChainsPage;
