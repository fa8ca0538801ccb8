import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { shortTitle } from '../../ui/parts.tsx';
import type { Printed } from './said.ts';
import type { AskedQuestionFragment } from './sources.gql.ts';

/** As the API writes what has no code of a dimension. */
const UNASSIGNED = '-';

/** What a figure is of, in words: its indicator, or what is asked of the ledger. */
export const useFigureName = () => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const language = useLanguage();
  const asked = ({ measure, basis, distinctOf, keys, narrowedTo }: AskedQuestionFragment): string => {
    const counted =
      distinctOf === null
        ? say('Measure', measure)
        : t('name.distinct', { of: say('Dimension', distinctOf), measure: say('Measure', measure) });
    const narrowed = [...narrowedTo, ...keys].map(({ code, name }) =>
      code === UNASSIGNED ? t('name.unassigned') : shortTitle(name),
    );
    return [counted, ...(basis === 'CLAIMED' ? [] : [say('Basis', basis)]), ...narrowed].join(' · ');
  };
  const nameOf = ({ indicator, question }: Pick<Printed, 'indicator' | 'question'>): string => {
    if (indicator !== null) return language === 'zh' ? indicator.name : indicator.nameEn;
    if (question === null) return t('name.elsewhere');
    const { figure, numerator, denominator, register } = question;
    if (figure !== null) return asked(figure);
    if (numerator !== null && denominator !== null)
      return t('name.share', { numerator: asked(numerator), denominator: asked(denominator) });
    return register === null ? t('name.elsewhere') : say('ComparedRegister', register);
  };
  return { nameOf, asked };
};

/** The days that a figure is of. */
export const usePeriod = () => {
  const { t } = useTranslation('sources');
  return ({ from, to }: { readonly from: string | null; readonly to: string }): string =>
    from === null ? t('period.until', { to }) : from === to ? to : t('period.range', { from, to });
};

/** What a printed number admits, where it was not meant exactly. */
export const useAdmitted = () => {
  const { t } = useTranslation('sources');
  return (
    admits: Printed['comparison']['admits'],
    numberText: (value: string) => string,
  ): string | undefined => {
    if (admits === null || admits.from === admits.to) return undefined;
    const from = numberText(admits.from);
    return admits.to === null
      ? t('admits.from', { from })
      : t('admits.range', { from, to: numberText(admits.to) });
  };
};
