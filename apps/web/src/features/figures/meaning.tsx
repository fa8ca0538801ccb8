import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { MeasureDefinitions } from '../../records/measure-definitions.tsx';
import { Dialog } from '../../ui/overlays.tsx';
import { headMeasures } from './asked.ts';

/** The definition of a measure, and of what is read together with it. */
const Meaning = ({ measure, close }: { readonly measure: Measure; readonly close: () => void }) => {
  const { t } = useTranslation('figures');
  return (
    <Dialog title={t('meaning')} close={close}>
      <MeasureDefinitions of={[measure, ...headMeasures(measure)]} />
    </Dialog>
  );
};

export default Meaning;
