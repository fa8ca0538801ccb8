import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { useEnum } from '../../app/use-enum.ts';
import { MeasureDefinitions } from '../../records/measure-definitions.tsx';
import { Dialog } from '../../ui/overlays.tsx';
import { Fact, Facts } from '../../ui/parts.tsx';
import type { Printed } from './said.ts';

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
      {indicator === null ? <MeasureDefinitions of={measures} /> : <IndicatorFacts of={indicator} />}
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

export default Definition;
