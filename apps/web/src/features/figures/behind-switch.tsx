import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { SwitchField } from '../../ui/fields.tsx';
import { behinds, type Behind } from './asked.ts';
import { kindBehind } from './subject-kind.ts';

/** A figure broken up into its entries or into its subjects: 分录, 哪些项目. */
export const BehindSwitch = ({
  measure,
  behind,
  choose,
}: {
  readonly measure: Measure;
  readonly behind: Behind;
  readonly choose: (behind: Behind) => void;
}) => {
  const { t } = useTranslation('figures');
  const kind = kindBehind(measure);
  return (
    <div className="behind-switch">
      <SwitchField
        name="behind"
        label={t('subjects.behind')}
        hideLabel
        value={behind}
        onChange={choose}
        choices={behinds.map((value) => ({
          value,
          label: value === 'entries' ? t('entries.title') : t(`subjects.which.${kind}`),
        }))}
      />
    </div>
  );
};
