import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../app/ask.ts';
import { ActDialog, useAct } from '../../../records/act.tsx';
import { CheckField, TextAreaField, TextField } from '../../../ui/fields.tsx';
import { CorrectIndustryChainDocument } from '../admin.gql.ts';
import type { Chain } from '../chains.tsx';
import { changedOf, empty } from '../kinds.ts';

const names = ['name', 'nameEn', 'group', 'verified'] as const;

/** What a chain is called, or that its name was read in the authority's own text. Its code never changes. */
const CorrectChain = ({
  chain,
  version,
  close,
}: {
  readonly chain: Chain;
  /** The catalogue's. */
  readonly version: number;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [initial] = useState(() => ({
    name: chain.name,
    nameEn: chain.nameEn ?? '',
    group: chain.group ?? '',
    verified: chain.verified,
    reason: '',
  }));
  const act = useAct({
    version,
    initial,
    about: ['SYSTEM'],
    done: close,
    check: (values) => ({
      ...(Object.keys(changedOf(values, initial, names)).length === 0 ? { name: 'NOTHING_TO_CORRECT' } : {}),
      ...empty(values, 'name', 'reason'),
    }),
    send: (values, command) =>
      ask(CorrectIndustryChainDocument, {
        input: {
          ...command,
          code: chain.code,
          ...changedOf(values, initial, names),
          reason: values.reason,
        },
      }),
  });
  const { field } = act;
  return (
    <ActDialog title={t('acts.correctChain')} act={act} close={close} submit={t('acts.correctChain')}>
      <p className="hint">
        {t('code')} <code lang="en">{chain.code}</code>
      </p>
      <div className="form-grid">
        <TextField {...field('name')} label={t('name')} needed maxLength={100} />
        <TextField {...field('nameEn')} label={t('nameEn')} maxLength={200} />
        <TextField {...field('group')} label={t('group')} maxLength={100} />
        <CheckField {...field('verified')} label={t('verifiedLong')} />
        <div className="whole">
          <TextAreaField {...field('reason')} label={common('form.reason')} needed />
        </div>
      </div>
    </ActDialog>
  );
};

export default CorrectChain;
