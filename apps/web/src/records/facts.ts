import type { TFunction } from 'i18next';
import { momentOf } from '../app/format.ts';

/** A field of an event by its standard term; one without a term is shown as it is, and a spec finds it. */
export const factLabel = (t: TFunction, field: string): string =>
  t(`events:fields.${field}` as never, { defaultValue: field });

/** A value as people read it: ids by their names, enums by their terms, days as they are. */
export const factText = (t: TFunction, value: string | null, names: ReadonlyMap<string, string>): string => {
  if (value === null || value === '') return t('notSaid');
  const named = names.get(value);
  if (named !== undefined) return named;
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no');
  if (/^[A-Z][A-Z_]*$/.test(value)) {
    for (const name of [
      'LeadStage',
      'LeadGrade',
      'AgreementKind',
      'SourcingMethod',
      'VisitDirection',
      'Milestone',
      'FundKind',
      'ActivityKind',
      'OrganizationKind',
      'StationKind',
      'ClaimVerdict',
      'Decision',
      'Measure',
      'Qualifier',
      'LeadKind',
      'StationPurpose',
    ]) {
      const text: string = t(`enums:${name}.${value}` as never, { defaultValue: '' });
      if (text !== '') return text;
    }
  }
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return momentOf(value);
  if (/^[[{]/.test(value)) {
    try {
      const parsed: unknown = JSON.parse(value);
      if (Array.isArray(parsed))
        return parsed
          .map((one) => factText(t, typeof one === 'string' ? one : JSON.stringify(one), names))
          .join('、');
    } catch {
      return value;
    }
  }
  return value;
};
