import { useTranslation } from 'react-i18next';
import { csvOf, download, type Cell } from '../../app/csv.ts';
import { momentOf, today } from '../../app/format.ts';
import { knownInName, type Known } from '../../app/known.ts';
import { useKnownText } from '../../app/use-known.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useScopeText } from '../../records/scope.ts';
import { cellOf, withNotes } from './exports.ts';
import { fallOf } from './fall.ts';
import { useRuleName } from './use-rules.ts';
import { useCaption } from './names.ts';
import { sumOf } from './decimals.ts';
import { counterOf } from './shown.ts';
import type { Bridged } from './use-bridge.ts';
import { useOpenedText } from './use-opened-text.ts';

/** A moment as one asks for it, or now. */
export const useMomentText = () => {
  const { t } = useTranslation('figures');
  const knownText = useKnownText();
  return (known: Known | undefined): string =>
    known === undefined ? t('time.now') : t('time.knownBy', { moment: knownText(known) });
};

/** Writes a bridge into a file: its steps exactly, and where both its ends stand. */
export const useBridgeExport = (filter: string): ((bridged: Bridged) => void) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const ruleName = useRuleName();
  const scope = useScopeText();
  const caption = useCaption();
  const momentText = useMomentText();
  const openedText = useOpenedText();
  return ({ asked, since, bridge }) => {
    const { opening, closing, steps, from, to } = bridge;
    const { unit } = opening;
    const unitText = unit === 'FEN' ? t('csv.yuan') : counterOf(closing.display);
    const { after } = fallOf(
      opening.value,
      steps.map(({ figure }) => figure.value),
    );
    const cell = (value: string): Cell => cellOf(unit, { value, entryCount: 0 });
    const moment = (day: string | undefined, { position, recordedBy, clock }: typeof from): string =>
      [momentText(day), position, momentOf(recordedBy), say('LogClock', clock)].join(' · ');
    const file = t('bridge.file', {
      measure: say('Measure', asked.measure),
      basis: say('Basis', asked.basis),
      since,
      day: asked.known === undefined ? today() : knownInName(asked.known),
    });
    const heads = [
      t('bridge.step'),
      `${t('bridge.by')}（${unitText}）`,
      `${t('bridge.after')}（${unitText}）`,
      t('bridge.subjects'),
      t('csv.entryCount'),
    ];
    const rows: Cell[][] = [
      [
        [t('bridge.opening'), ...openedText(asked.opened)].join(' · '),
        '',
        cell(opening.value),
        '',
        opening.entryCount,
      ],
      ...steps.map(({ cause, figure, subjectCount, entryCount }, i): Cell[] => [
        say('BridgeCause', cause),
        cell(figure.value),
        cell(after[i]!),
        subjectCount,
        entryCount,
      ]),
      [
        t('bridge.closing'),
        cell(sumOf(steps.map(({ figure }) => figure.value))),
        cell(closing.value),
        '',
        closing.entryCount,
      ],
    ];
    download(
      file,
      csvOf(
        heads,
        withNotes(rows, [
          [t('csv.measure'), caption(asked, unitText, filter)],
          [t('csv.scope'), scope(to.scope)],
          [t('csv.rule'), [...new Set([from.ruleId, to.ruleId])].map(ruleName).join(' → ')],
          [t('bridge.opening'), moment(since, from)],
          [t('bridge.closing'), moment(asked.known, to)],
        ]),
      ),
    );
  };
};
