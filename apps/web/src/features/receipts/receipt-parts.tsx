import { useTranslation } from 'react-i18next';
import type { ReceiptKind } from '../../app/enums.gql.ts';
import { countOf } from '../../app/format.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Panel } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { agreementOf, sharesOf } from './agreement.ts';
import { FigureText } from './figure-text.tsx';
import type { CheckReceiptQuery } from './receipts.gql.ts';

type Part = CheckReceiptQuery['checkReceipt']['parts'][number];

/** What is behind a figure, then and now: its entries, its subjects, the steps of a bridge, both parts of a share. */
export const Parts = ({ kind, parts }: { readonly kind: ReceiptKind; readonly parts: readonly Part[] }) => {
  const { t } = useTranslation('receipts');
  const say = useEnum();
  const counts = (entries: number, subjects: number | null) => (
    <small>
      {subjects === null
        ? t('parts.entries', { entries: countOf(entries) })
        : t('parts.both', { entries: countOf(entries), subjects: countOf(subjects) })}
    </small>
  );
  const columns: readonly Column<Part>[] = [
    {
      key: 'part',
      label: t('parts.part'),
      head: true,
      cell: ({ part, cause }) => (cause === null ? say('ReceiptPartName', part) : say('BridgeCause', cause)),
    },
    { key: 'measure', label: t('figures.measure'), cell: ({ measure }) => say('Measure', measure) },
    {
      key: 'then',
      label: t('figures.then'),
      figure: true,
      cell: ({ unit, then, thenEntries, thenSubjects }) => (
        <>
          <FigureText unit={unit} value={then} />
          <br />
          {counts(thenEntries, thenSubjects)}
        </>
      ),
    },
    {
      key: 'now',
      label: t('figures.now'),
      figure: true,
      cell: ({ unit, now, nowEntries, nowSubjects }) => (
        <>
          <FigureText unit={unit} value={now} />
          <br />
          {counts(nowEntries, nowSubjects)}
        </>
      ),
    },
    {
      key: 'agrees',
      label: t('figures.agrees'),
      cell: (part) => {
        const agreement = agreementOf(part);
        return agreement === 'same' ? (
          t('figures.same')
        ) : (
          <span className="differs">
            {agreement === 'list' ? t(`parts.list.${kind}`) : t('figures.differs')}
          </span>
        );
      },
    },
  ];
  const shares = kind === 'RATIO' ? sharesOf(parts) : undefined;
  const percent = (share: string | null) => (share === null ? t('parts.noShare') : `${share}%`);
  return (
    <Panel title={t('figures.title')} className="long">
      <Table
        caption={t('figures.title')}
        columns={columns}
        rows={parts}
        keyOf={({ part, cause }) => `${part} ${cause ?? ''}`}
      />
      {shares === undefined ? null : (
        <p>
          {t('parts.share', { then: percent(shares.then), now: percent(shares.now) })}{' '}
          {shares.then === shares.now ? (
            t('figures.same')
          ) : (
            <span className="differs">{t('figures.differs')}</span>
          )}
        </p>
      )}
      {kind === 'BRIDGE' ? <p className="hint">{t('parts.bridge')}</p> : null}
    </Panel>
  );
};
