import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { Refusal } from '../../app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import {
  PrintedReceiptDocument,
  type AskedQuestionFragment,
  type PrintedReceiptQueryVariables,
} from './sources.gql.ts';

/** 凭据 of what the ledger says, at the position that the page shows it at: made when somebody wants it, and on to its page. */
export const ReceiptButton = ({
  question: { measure, credit, filter, keys, distinctOf },
  position,
  of,
}: {
  readonly question: AskedQuestionFragment;
  readonly position: string;
  /** The figure's key: there is one such button a figure. */
  readonly of: string;
}) => {
  const { t } = useTranslation('sources');
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const issue = async () => {
    setRefusal(undefined);
    setBusy(true);
    try {
      const { totals } = await ask(PrintedReceiptDocument, {
        measure,
        groupBy: [
          ...new Set([
            ...keys.map(({ dimension }) => dimension),
            ...(distinctOf === null ? [] : [distinctOf]),
          ]),
        ],
        filter: JSON.parse(filter) as NonNullable<PrintedReceiptQueryVariables['filter']>,
        credit,
        asOf: { position },
      });
      await navigate({ to: `/receipts/${totals.receipt.token}` as never });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind="quiet" busy={busy} aria-label={`${t('acts.receipt')} ${of}`} onClick={() => void issue()}>
        {t('acts.receipt')}
      </Button>
      {refusal === undefined ? null : <Fault refusal={refusal} />}
    </>
  );
};
