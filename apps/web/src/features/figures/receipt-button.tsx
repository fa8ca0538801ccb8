import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { Refusal } from '../../app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { dimensionsOf, filterOf, headMeasures, type Asked } from './asked.ts';
import { FigureReceiptDocument } from './figures.gql.ts';
import { headsOf, MOST_GROUPS, type Answered } from './use-figures.ts';

/** The measure that is shown before those that are read with it: rows are ordered by the first. */
const measuresOf = ({ measure }: Asked) => [
  measure,
  ...headMeasures(measure).filter((other) => other !== measure),
];

/** 凭据: asks for the proof of what is shown, at the position at which it is shown, and goes to its page. */
export const ReceiptButton = ({ shown }: { readonly shown: Answered | undefined }) => {
  const { t } = useTranslation('figures');
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const issue = async (answered: Answered) => {
    const { asked } = answered;
    setRefusal(undefined);
    setBusy(true);
    const heads = headsOf(answered);
    const { position } = asked.basis === 'CLAIMED' ? heads.claimed : heads.recognized;
    const [rows, cols] = dimensionsOf(asked);
    try {
      const { totals } = await ask(FigureReceiptDocument, {
        measures: measuresOf(asked),
        groupBy: asked.view === 'table' ? [rows, cols] : [rows],
        filter: filterOf(asked, asked.basis),
        credit: asked.credit,
        first: MOST_GROUPS,
        asOf: { position },
      });
      await navigate({ to: `/receipts/${totals.receipt.token}` });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        busy={busy}
        onClick={() => {
          if (shown !== undefined) void issue(shown);
        }}
      >
        {t('acts.receipt')}
      </Button>
      {refusal === undefined ? null : <Fault refusal={refusal} />}
    </>
  );
};
