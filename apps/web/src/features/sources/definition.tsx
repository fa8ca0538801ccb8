import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { useAsk } from '../../app/query.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { MeasureDefinition } from '../../records/measure-definition.tsx';
import { Dialog } from '../../ui/overlays.tsx';
import { Asked, Fact, Facts } from '../../ui/parts.tsx';
import type { Printed } from './said.ts';
import { PrintedDefinitionsDocument } from './sources.gql.ts';

/** The definition of the measures that answer a figure, or of the indicator that it is observed as. */
const Definition = ({
  indicator,
  measures,
  close,
}: {
  readonly indicator: Printed['indicator'];
  readonly measures: readonly Measure[];
  readonly close: () => void;
}) => {
  const { t } = useTranslation('sources');
  return (
    <Dialog title={t('acts.definition')} close={close}>
      {indicator === null ? <Measures of={measures} /> : <IndicatorFacts of={indicator} />}
    </Dialog>
  );
};

const IndicatorFacts = ({ of }: { readonly of: NonNullable<Printed['indicator']> }) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  return (
    <div className="stack">
      <h3>{of.name}</h3>
      <Facts>
        <Fact label={t('indicator.nameEn')}>{of.nameEn}</Fact>
        <Fact label={t('indicator.kind')}>{say('IndicatorKind', of.kind)}</Fact>
        <Fact label={t('indicator.unit')}>{of.unit === 'fen' ? t('indicator.fen') : of.unit}</Fact>
        <Fact label={t('indicator.code')}>
          <code lang="en">{of.code}</code>
        </Fact>
      </Facts>
      <p className="hint">{t('indicator.why')}</p>
    </div>
  );
};

const Measures = ({ of }: { readonly of: readonly Measure[] }) => {
  const say = useEnum();
  const language = useLanguage();
  const query = useAsk(PrintedDefinitionsDocument, { locale: language === 'zh' ? 'ZH_CN' : 'EN_US' });
  return (
    <Asked query={query} lines={8}>
      {({ measures }) => (
        <div className="stack">
          {[...new Set(of)]
            .flatMap((one) => measures.find(({ measure }) => measure === one) ?? [])
            .map((definition) => (
              <section key={definition.measure} data-measure={definition.measure}>
                <h3>{say('Measure', definition.measure)}</h3>
                <MeasureDefinition of={definition} />
              </section>
            ))}
        </div>
      )}
    </Asked>
  );
};

export default Definition;
