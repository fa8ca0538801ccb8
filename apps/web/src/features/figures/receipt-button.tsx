import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { IssueReceipt } from '../../records/issue-receipt.tsx';
import { dimensionsOf, filterOf, headMeasures, type Asked } from './asked.ts';
import { FigureReceiptDocument } from './figures.gql.ts';
import { bridgeReceipt, type Bridged } from './use-bridge.ts';
import { headsOf, MOST_GROUPS, ruleShown, type Answered } from './use-figures.ts';

/** The measure that is shown before those that are read with it: rows are ordered by the first. */
const measuresOf = ({ measure }: Asked) => [
  measure,
  ...headMeasures(measure).filter((other) => other !== measure),
];

type Props = {
  readonly shown: Answered | undefined;
  /** What changed, where that is what is looked at. */
  readonly bridged: Bridged | undefined;
};

/** 凭据 of what is shown, at the position at which it is shown: of figures, or of what changed between two moments. */
export const ReceiptButton = ({ shown, bridged }: Props) => {
  const { t } = useTranslation('figures');
  const issue = async () => {
    if (shown === undefined) return undefined;
    const { asked } = shown;
    if (bridged !== undefined && asked.view === 'bridge') return bridgeReceipt(bridged);
    const heads = headsOf(shown);
    const { position } = asked.basis === 'CLAIMED' ? heads.claimed : heads.recognized;
    const [rows, cols] = dimensionsOf(asked);
    const { totals } = await ask(FigureReceiptDocument, {
      measures: measuresOf(asked),
      groupBy: asked.view === 'table' ? [rows, cols] : [rows],
      filter: filterOf(asked, asked.basis),
      credit: asked.credit,
      first: MOST_GROUPS,
      asOf: { position },
      ...ruleShown(shown),
    });
    return totals.receipt.token;
  };
  return <IssueReceipt words={t('acts.receipt')} issue={issue} />;
};
