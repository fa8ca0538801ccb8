import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { useAsk } from '../../app/query.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { MeasureDefinition } from '../../records/measure-definition.tsx';
import { Dialog } from '../../ui/overlays.tsx';
import { Asked as Answer } from '../../ui/parts.tsx';
import { headMeasures } from './asked.ts';
import { MeasureMeaningsDocument } from './figures.gql.ts';

/** The definition of a measure, and of what is read together with it. */
const Meaning = ({ measure, close }: { readonly measure: Measure; readonly close: () => void }) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const language = useLanguage();
  const query = useAsk(MeasureMeaningsDocument, { locale: language === 'zh' ? 'ZH_CN' : 'EN_US' });
  const wanted = [measure, ...headMeasures(measure).filter((other) => other !== measure)];
  return (
    <Dialog title={t('meaning')} close={close}>
      <Answer query={query} lines={8}>
        {({ measures }) => (
          <div className="stack">
            {wanted
              .flatMap((one) => measures.find((definition) => definition.measure === one) ?? [])
              .map((definition) => (
                <section key={definition.measure} data-measure={definition.measure}>
                  <h3>{say('Measure', definition.measure)}</h3>
                  <MeasureDefinition of={definition} />
                </section>
              ))}
          </div>
        )}
      </Answer>
    </Dialog>
  );
};

export default Meaning;
