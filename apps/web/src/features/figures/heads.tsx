import { useTranslation } from 'react-i18next';
import type { Basis } from '../../app/enums.gql.ts';
import { momentOf } from '../../app/format.ts';
import { useAsk } from '../../app/query.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { scaled, unscaled } from './decimals.ts';
import { bases, type Asked, type CellAsked } from './asked.ts';
import { CountingRulesDocument } from './figures.gql.ts';
import { exactly, useReadable } from './names.ts';
import type { Heads } from './use-figures.ts';

/** The rule's name, or its id where it has none that may be read. */
export const useRuleName = (): ((ruleId: string) => string) => {
  const language = useLanguage();
  const { data } = useAsk(CountingRulesDocument, {});
  return (ruleId) => {
    const rule = data?.countingRules.find(({ id }) => id === ruleId);
    return rule === undefined
      ? ruleId
      : `${language === 'zh' ? rule.name : (rule.nameEn ?? rule.name)} ${rule.version}`;
  };
};

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

/** What the whole selection comes to, claimed and recognized side by side, never added. Each number opens its entries. */
export const HeadFigures = ({
  asked,
  heads,
  later,
  open,
}: {
  readonly asked: Asked;
  readonly heads: Heads;
  /** The same as it is known now, where `heads` are of the past. */
  readonly later: Heads | undefined;
  readonly open: (cell: CellAsked) => void;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const ruleName = useRuleName();
  return (
    <div className="figure-heads">
      {bases.map((basis) => {
        const totals = of(heads, basis);
        const now = later === undefined ? undefined : of(later, basis).grand;
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
            <p className="stat-note">
              {t('ruleOf')} {ruleName(totals.ruleId)} · {t('positionOf')}{' '}
              <span title={totals.position}>{ordinalOf(totals.position)}</span> · {t('asOf')}{' '}
              <time dateTime={totals.recordedBy}>{momentOf(totals.recordedBy)}</time> · {totals.scope}
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
  const totals = of(heads, basis);
  return (
    <footer className="print-foot">
      <p>{caption}</p>
      <p>
        {t('source', {
          scope: totals.scope,
          rule: ruleName(totals.ruleId),
          position: totals.position,
          at: momentOf(totals.recordedBy),
        })}
      </p>
    </footer>
  );
};
