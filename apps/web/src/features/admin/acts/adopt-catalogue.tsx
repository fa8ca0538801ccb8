import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { CheckField, DateField, TextAreaField, TextField } from '../../../ui/fields.tsx';
import { Table } from '../../../ui/table.tsx';
import { AdoptChainCatalogueDocument } from '../admin.gql.ts';
import { empty } from '../kinds.ts';
import { pastedChains } from '../pasted-chains.ts';

/** A new version of the catalogue, its chains pasted from a table. */
const AdoptCatalogue = ({ close }: { readonly close: () => void }) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const act = useAct({
    version: 0,
    initial: {
      name: '',
      validFrom: '',
      validTo: '',
      sourceDocument: '',
      chains: '',
      verified: false,
      illustrative: false,
    },
    about: ['SYSTEM'],
    done: close,
    check: (values) => {
      const { chains, wrong } = pastedChains(values.chains);
      return {
        ...(wrong.length > 0 || chains.length === 0 ? { chains: 'CHAIN_CODE_INVALID' } : {}),
        ...empty(values, 'name', 'validFrom', 'chains'),
      };
    },
    send: ({ validTo, sourceDocument, chains, verified, ...values }, { commandId }) =>
      ask(AdoptChainCatalogueDocument, {
        input: {
          commandId,
          ...values,
          chains: pastedChains(chains).chains.map((chain) => ({ ...chain, verified })),
          ...(validTo === '' ? {} : { validTo }),
          ...(sourceDocument === '' ? {} : { sourceDocument }),
        },
      }),
  });
  const { field, values } = act;
  const { chains, wrong } = pastedChains(values.chains);
  return (
    <ActDialog title={t('acts.adopt')} act={act} close={close} submit={t('acts.adopt')}>
      <p className="hint">{t('adoptText')}</p>
      <div className="form-grid">
        <TextField {...field('name')} label={t('name')} needed maxLength={200} />
        <TextField {...field('sourceDocument')} label={common('document')} maxLength={200} />
        <DateField {...field('validFrom')} label={t('validFrom')} needed />
        <DateField {...field('validTo')} label={t('validTo')} />
        <div className="whole">
          <TextAreaField
            {...field('chains')}
            label={t('pasted')}
            needed
            rows={8}
            hint={
              <span role="status">
                {wrong.length > 0
                  ? t('wrongLines', { lines: wrong.join('、') })
                  : chains.length > 0
                    ? t('readLines', { count: chains.length })
                    : t('pastedHint')}
              </span>
            }
          />
        </div>
        {chains.length === 0 ? null : (
          <div className="whole">
            <Table
              caption={t('readLines', { count: chains.length })}
              rows={chains}
              keyOf={({ code }) => code}
              columns={[
                { key: 'name', label: t('name'), head: true, cell: ({ name }) => name },
                { key: 'code', label: t('code'), cell: ({ code }) => <code lang="en">{code}</code> },
                { key: 'group', label: t('group'), cell: ({ group }) => group ?? common('none') },
                { key: 'nameEn', label: t('nameEn'), cell: ({ nameEn }) => nameEn ?? common('notSaid') },
              ]}
            />
          </div>
        )}
        <CheckField {...field('verified')} label={t('allVerifiedLong')} />
        <CheckField {...field('illustrative')} label={t('illustrative')} />
      </div>
    </ActDialog>
  );
};

export default AdoptCatalogue;
