import { useTranslation } from 'react-i18next';
import type { Basis } from '../../app/enums.gql.ts';
import { momentOf } from '../../app/format.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useScopeText } from '../../records/scope.ts';
import { scaled, unscaled } from './decimals.ts';
import { bases, type Asked, type CellAsked } from './asked.ts';
import { exactly, useReadable } from './names.ts';
import { isMore, MoreWhy } from './recognized-more.tsx';
import type { Heads } from './use-figures.ts';
import { useRuleName } from './use-rules.ts';

/** The log's ordinal of a position; the log's own id is on hover. */
export const ordinalOf = (position: string): string => position.slice(position.lastIndexOf(':') + 1);

const of = (heads: Heads, basis: Basis) => (basis === 'CLAIMED' ? heads.claimed : heads.recognized);

type Grand = Heads['claimed']['grand'][number];

/** What a figure of the past has become since, with its sign; nothing where it is the same. */
const Moved = ({ figure, now }: { readonly figure: Grand; readonly now: Grand | undefined }) => {
  const { t } = useTranslation('figures');
  const readable = useReadable();
  if (now === undefined) return null;
  const by = scaled(now.value) - scaled(figure.value);
  return by === 0n ? null : (
    <span className="moved">
      {' '}
      {t('time.moved', {
        by: `${by > 0n ? '+' : ''}${readable(figure.unit, unscaled(by))}`,
        now: now.display,
      })}
    </span>
  );
};

/** What the other rule makes of a figure, and by how much it differs. */
const Beside = ({
  figure,
  other,
  rule,
}: {
  readonly figure: Grand;
  readonly other: Grand;
  readonly rule: string;
}) => {
  const { t } = useTranslation('figures');
  const readable = useReadable();
  const by = scaled(other.value) - scaled(figure.value);
  return (
    <>
      {other.display}{' '}
      {by === 0n
        ? t('rules.same', { rule })
        : t('rules.by', { by: `${by > 0n ? '+' : ''}${readable(figure.unit, unscaled(by))}` })}
    </>
  );
};

/** What the whole selection comes to, claimed and recognized side by side, never added. Each number opens its entries. */
export const HeadFigures = ({
  asked,
  heads,
  later,
  other,
  open,
}: {
  readonly asked: Asked;
  readonly heads: Heads;
  /** The same as it is known now, where `heads` are of the past. */
  readonly later: Heads | undefined;
  /** The same by the other rule, where two stand side by side. */
  readonly other: Heads | undefined;
  readonly open: (cell: CellAsked) => void;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const ruleName = useRuleName();
  const scope = useScopeText();
  const claimedOf = (measure: Grand['measure']) =>
    heads.claimed.grand.find((figure) => figure.measure === measure)?.value;
  return (
    <div className="figure-heads">
      {bases.map((basis) => {
        const totals = of(heads, basis);
        const now = later === undefined ? undefined : of(later, basis).grand;
        const beside = other === undefined ? undefined : of(other, basis);
        const besides = totals.grand.flatMap((figure) => {
          const found = beside?.grand.find(({ measure }) => measure === figure.measure);
          return found === undefined ? [] : [{ figure, found }];
        });
        return (
          <section key={basis} className={basis === asked.basis ? 'stat on' : 'stat'}>
            <h2 className="stat-label">{say('Basis', basis)}</h2>
            <p className="stat-figure">
              {totals.grand.map((figure, i) => (
                <span key={figure.measure}>
                  {i === 0 ? null : ' · '}
                  <button
                    type="button"
                    className="head-figure"
                    title={t('table.hover', {
                      exact: exactly(figure.unit, figure.value),
                      count: figure.entryCount,
                    })}
                    aria-label={`${say('Basis', basis)} ${say('Measure', figure.measure)} ${figure.display}`}
                    onClick={() => open({ basis, measure: figure.measure })}
                  >
                    {figure.display}
                  </button>
                  <Moved figure={figure} now={now?.find(({ measure }) => measure === figure.measure)} />
                </span>
              ))}
            </p>
            <p className="stat-note">
              {totals.grand.map(({ measure }) => say('Measure', measure)).join(' · ')}
            </p>
            {beside === undefined || besides.length === 0 ? null : (
              <p className="head-beside">
                <strong>{ruleName(beside.ruleId)}</strong>{' '}
                {besides.map(({ figure, found }, i) => (
                  <span key={figure.measure}>
                    {i === 0 ? null : ' · '}
                    <Beside figure={figure} other={found} rule={ruleName(totals.ruleId)} />
                  </span>
                ))}
              </p>
            )}
            {basis === 'RECOGNIZED'
              ? totals.grand
                  .filter(({ measure, value }) => isMore(claimedOf(measure), value))
                  .map(({ measure }) => (
                    <MoreWhy key={measure} open={() => open({ basis: 'CLAIMED', measure })} />
                  ))
              : null}
            <p className="stat-note">
              {t('ruleOf')} {ruleName(totals.ruleId)}{' '}
              {totals.hypothetical ? <span className="tag amber">{t('rules.hypothetical')}</span> : null} ·{' '}
              {t('positionOf')} <span title={totals.position}>{ordinalOf(totals.position)}</span> ·{' '}
              {t('asOf')} <time dateTime={totals.recordedBy}>{momentOf(totals.recordedBy)}</time> ·{' '}
              {scope(totals.scope)}
            </p>
          </section>
        );
      })}
    </div>
  );
};

/** What a page of paper needs to be believed: what is counted, of whom, by which rule, as of when. */
export const PrintFoot = ({
  caption,
  heads,
  basis,
}: {
  readonly caption: string;
  readonly heads: Heads;
  readonly basis: Basis;
}) => {
  const { t } = useTranslation('figures');
  const ruleName = useRuleName();
  const scope = useScopeText();
  const totals = of(heads, basis);
  return (
    <footer className="print-foot">
      <p>{caption}</p>
      <p>
        {t('source', {
          scope: scope(totals.scope),
          rule: ruleName(totals.ruleId),
          position: totals.position,
          at: momentOf(totals.recordedBy),
        })}
      </p>
    </footer>
  );
};
