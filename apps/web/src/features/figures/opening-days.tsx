import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchText } from '../../app/search.ts';
import { CheckField, DateField } from '../../ui/fields.tsx';
import { Faulty } from '../../ui/form.tsx';
import type { Asked } from './asked.ts';
import './bridge.css';
import { isSameRange, openingFaults } from './opening-faults.ts';
import type { Range } from './periods.ts';

const isWrong = (range: Range): boolean => Object.keys(openingFaults(range)).length > 0;

/**
 * The days that the opening of a comparison covers, where they are to be others than those of the page: off unless somebody wants it. What
 * cannot be meant stays in its field with the reason, and is not asked for.
 */
const OpeningDays = ({
  asked: { from, to, opened },
  patch,
}: {
  readonly asked: Asked;
  readonly patch: (changes: SearchText) => void;
}) => {
  const { t } = useTranslation('figures');
  const [wanted, setWanted] = useState(opened !== undefined);
  const [typed, setTyped] = useState<Range>();
  const isOn = wanted || opened !== undefined;
  const days: Range = typed ?? opened ?? {};
  // What was typed stands until the address has it; what was wrong belongs to an address that is no more once there is another.
  useEffect(
    () =>
      setTyped((held) =>
        held === undefined || isWrong(held) || isSameRange(held, opened ?? {}) ? undefined : held,
      ),
    [opened?.from, opened?.to],
  );
  const ask = (range: Range) =>
    patch({ sincefrom: range.from, sinceto: range.to, cause: undefined, behind: undefined });
  const set = (range: Range) => {
    setTyped(range);
    if (!isWrong(range)) ask(range);
  };
  const turn = (on: boolean) => {
    setWanted(on);
    setTyped(undefined);
    // It begins as the page's own days are, so that nothing moves before a day is changed.
    ask(on ? { from, to } : {});
  };
  const day = (text: string) => (text === '' ? undefined : text);
  return (
    <div className="opening-days" role="group" aria-label={t('bridge.days.title')}>
      <CheckField name="opened" label={t('bridge.days.title')} value={isOn} onChange={turn} />
      {isOn ? (
        <Faulty faults={openingFaults(days)}>
          <DateField
            name="from"
            label={t('bridge.days.from')}
            value={days.from ?? ''}
            onChange={(text) => set({ ...days, from: day(text) })}
          />
          <DateField
            name="to"
            label={t('bridge.days.to')}
            value={days.to ?? ''}
            onChange={(text) => set({ ...days, to: day(text) })}
          />
          <p className="hint" role="status">
            {days.from === undefined && days.to === undefined ? t('bridge.days.none') : t('bridge.days.why')}
          </p>
        </Faulty>
      ) : null}
    </div>
  );
};

export default OpeningDays;
