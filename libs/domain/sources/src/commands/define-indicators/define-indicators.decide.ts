import { badField, Refused, sameFact } from '#platform/kernel';
import type { IndicatorCatalogueEvent } from '../../indicator-catalogue.events.js';
import type { Indicator, IndicatorCatalogue } from '../../indicator-catalogue.state.js';

const isCode = (text: string): boolean => /^[A-Z][A-Z0-9_]{1,59}$/.test(text);

/** Indicators that are not there yet. One that is there and says the same is passed over, so that every seed may bring all it needs. */
export const defineIndicators = (
  { indicators }: IndicatorCatalogue,
  defined: readonly Indicator[],
): IndicatorCatalogueEvent[] => {
  const known = new Map(indicators.map((each) => [each.code, each]));
  return defined.flatMap((indicator, i): IndicatorCatalogueEvent[] => {
    const { code, unit, kind } = indicator;
    const field = (name: string) => `indicators.${i}.${name}`;
    if (!isCode(code))
      badField(field('code'), 'INDICATOR_CODE_INVALID', 'capitals, digits and _', { given: code });
    if ((unit === 'date') !== (kind === 'DATE'))
      badField(field('unit'), 'UNIT_DIFFERS', 'the unit of a date is `date`, and of nothing else');
    const other = known.get(code);
    if (other && sameFact(other, indicator)) return [];
    if (other) throw new Refused('INDICATOR_EXISTS', { field: field('code'), given: code, indicator: other });
    known.set(code, indicator);
    return [{ type: 'IndicatorDefined', data: indicator }];
  });
};
