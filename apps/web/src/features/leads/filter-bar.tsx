import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../app/clipboard.ts';
import { useSearchText } from '../../app/search.ts';
import { useViewer } from '../../app/session.tsx';
import { useEnum } from '../../app/use-enum.ts';
import { LookBack } from '../../records/past.tsx';
import { ChainField, RegionField } from '../../records/pickers.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField, DateField, SearchField, SelectField } from '../../ui/fields.tsx';
import { dues, filtered, filtersOn, grades, verdicts } from './filters.ts';

/** What is filtered, all of it in the address: a link shows a colleague the same. On a phone all but the search is folded away. */
export const Filters = ({ phone, clear }: { readonly phone: boolean; readonly clear: () => void }) => {
  const { t } = useTranslation(['leads', 'common']);
  const say = useEnum();
  const viewer = useViewer();
  const [search, patch] = useSearchText();
  const first = (
    <>
      <SelectField
        name="own"
        label={t('filter.own')}
        needed
        value={(search['own'] ?? '') as '' | 'me' | 'org'}
        onChange={(own) => patch({ own, org: undefined })}
        none={t('common:all')}
        choices={[
          { value: 'me' as const, label: t('filter.mine') },
          ...(viewer.organizationId === null ? [] : [{ value: 'org' as const, label: t('filter.ours') }]),
        ]}
      />
      <ChainField
        name="chain"
        label={t('filter.chain')}
        needed
        none={t('common:all')}
        value={search['chain'] ?? ''}
        onChange={(chain) => patch({ chain })}
      />
      <SelectField
        name="verdict"
        label={t('filter.verdict')}
        needed
        value={verdicts.find((one) => one === search['verdict']) ?? ''}
        onChange={(verdict) => patch({ verdict })}
        none={t('common:all')}
        choices={verdicts.map((value) => ({ value, label: say('ClaimVerdict', value) }))}
      />
      <SelectField
        name="due"
        label={t('filter.due')}
        needed
        value={dues.find((one) => one === search['due']) ?? ''}
        onChange={(due) => patch({ due })}
        none={t('common:all')}
        choices={dues.map((value) => ({ value, label: t(`filter.dues.${value}`) }))}
      />
    </>
  );
  const rest = (
    <>
      <RegionField
        filter
        name="region"
        label={t('filter.region')}
        needed
        value={search['region'] ?? ''}
        onChange={(region) => patch({ region })}
      />
      <SelectField
        name="grade"
        label={t('filter.grade')}
        needed
        value={grades.find((one) => one === search['grade']) ?? ''}
        onChange={(grade) => patch({ grade })}
        none={t('common:all')}
        choices={grades.map((value) => ({ value, label: say('LeadGrade', value) }))}
      />
      <DateField
        name="from"
        label={t('filter.from')}
        needed
        value={search['from'] ?? ''}
        max={search['to'] ?? ''}
        onChange={(from) => patch({ from })}
      />
      <DateField
        name="to"
        label={t('filter.to')}
        needed
        value={search['to'] ?? ''}
        min={search['from'] ?? ''}
        onChange={(to) => patch({ to })}
      />
      <CheckField
        name="pool"
        label={t('filter.pool')}
        value={search['pool'] === '1'}
        onChange={(pool) => patch({ pool: pool ? '1' : undefined })}
      />
    </>
  );
  const on = filtersOn(search);
  const folded = phone
    ? on
    : filtersOn({ ...search, own: undefined, chain: undefined, verdict: undefined, due: undefined });
  return (
    <div role="search" className="lead-filters">
      <div className="bar">
        {phone ? null : first}
        <SearchField label={t('filter.search')} value={search['q'] ?? ''} onChange={(q) => patch({ q })} />
        <Folded label={t('filter.more')} on={folded}>
          {phone ? first : null}
          {rest}
          {phone ? <LookBack /> : null}
        </Folded>
        {filtered(search) ? (
          <Button kind="quiet" onClick={clear}>
            {t('common:list.clear')}
          </Button>
        ) : null}
        {phone ? null : (
          <>
            <LookBack />
            <CopyLink />
          </>
        )}
      </div>
    </div>
  );
};

export const Folded = ({
  label,
  on,
  children,
}: {
  readonly label: string;
  readonly on: number;
  readonly children: ReactNode;
}) => {
  // What stands in it asks the server: only once somebody looks.
  const [seen, setSeen] = useState(false);
  const frame = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const away = (event: Event) => {
      if (frame.current?.open && !frame.current.contains(event.target as Node)) frame.current.open = false;
    };
    addEventListener('pointerdown', away);
    return () => removeEventListener('pointerdown', away);
  }, []);
  return (
    <details
      className="more-filters"
      ref={frame}
      onToggle={() => setSeen(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || frame.current === null) return;
        frame.current.open = false;
        frame.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="button">
        {label}
        {on === 0 ? '' : ` ${on}`}
      </summary>
      {seen ? <div className="more-filters-body">{children}</div> : null}
    </details>
  );
};

/** The address is the saved view: whoever opens it sees the same filters, order and columns of stages. */
const CopyLink = () => {
  const { t } = useTranslation('leads');
  const [said, setSaid] = useState('');
  return (
    <>
      <Button
        kind="quiet"
        onClick={() =>
          void copyText(location.href).then((done) => setSaid(t(done ? 'link.copied' : 'link.byHand')))
        }
      >
        {t('link.copy')}
      </Button>
      <span role="status" className="hint">
        {said}
      </span>
    </>
  );
};
