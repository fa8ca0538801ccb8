import { useTranslation } from 'react-i18next';
import type { FlowKind, Measure, Unit } from '../app/enums.gql.ts';
import { useEnum } from '../app/use-enum.ts';
import { Fact, Facts } from '../ui/parts.tsx';

export type Definition = {
  readonly measure: Measure;
  readonly unit: Unit;
  readonly flow: FlowKind;
  readonly definition: string;
  readonly population: string;
  readonly credited: string;
  readonly dated: string;
  readonly neverWith: readonly Measure[];
  readonly source: string | null;
  readonly ruled: boolean;
};

/** What a measure means: what is counted, to whom, on what day, and what it must never be added to. Needs the words `definitions`. */
export const MeasureDefinition = ({ of }: { readonly of: Definition }) => {
  const { t } = useTranslation('definitions');
  const say = useEnum();
  const unit = say('Unit', of.unit);
  return (
    <Facts>
      <Fact label={t('definition')}>{of.definition}</Fact>
      <Fact label={t('population')}>{of.population}</Fact>
      <Fact label={t('dated')}>{of.dated}</Fact>
      <Fact label={t('credited')}>{of.credited}</Fact>
      <Fact label={t('neverWith')}>
        {of.neverWith.length === 0
          ? t('none')
          : of.neverWith.map((measure) => say('Measure', measure)).join(' · ')}
      </Fact>
      <Fact label={t('ruled')}>{of.ruled ? t('isRuled') : t('isNotRuled')}</Fact>
      <Fact label={t('flow')}>
        {say('FlowKind', of.flow)}
        {unit === '' ? '' : ` · ${unit}`}
      </Fact>
      <Fact label={t('source')}>{of.source ?? t('own')}</Fact>
    </Facts>
  );
};
