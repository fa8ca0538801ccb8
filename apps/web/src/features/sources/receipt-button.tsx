import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { IssueReceipt } from '../../records/issue-receipt.tsx';
import {
  PrintedReceiptDocument,
  type AskedQuestionFragment,
  type PrintedReceiptQueryVariables,
} from './sources.gql.ts';

/** 凭据 of what the ledger says, at the position that the page shows it at. */
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
  const issue = async () => {
    const { totals } = await ask(PrintedReceiptDocument, {
      measure,
      groupBy: [
        ...new Set([...keys.map(({ dimension }) => dimension), ...(distinctOf === null ? [] : [distinctOf])]),
      ],
      filter: JSON.parse(filter) as NonNullable<PrintedReceiptQueryVariables['filter']>,
      credit,
      asOf: { position },
    });
    return totals.receipt.token;
  };
  return <IssueReceipt quiet words={t('acts.receipt')} label={`${t('acts.receipt')} ${of}`} issue={issue} />;
};
