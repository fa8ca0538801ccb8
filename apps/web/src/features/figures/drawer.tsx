import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask.ts';
import { displayIn } from '../../app/language.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { IssueReceipt } from '../../records/issue-receipt.tsx';
import { asOfOf, dimensionsOf, filterOf, keysOf, type Behind, type CellAsked } from './asked.ts';
import { sourceOf } from './behind.ts';
import { BehindSwitch } from './behind-switch.tsx';
import Entries from './entries.tsx';
import {
  EntriesReceiptDocument,
  FigureEntriesDocument,
  FigureSubjectsDocument,
  SubjectsReceiptDocument,
  type FigureEntriesQuery,
  type FigureSubjectsQuery,
} from './figures.gql.ts';
import { useNameOf } from './names.ts';
import { figureAt } from './shown-figures.ts';
import Subjects from './subjects.tsx';
import { headsOf, ruleShown, type Answered } from './use-figures.ts';

/** What is behind a figure of the page: its entries, or its subjects. */
const Drawer = ({
  answered,
  cell,
  behind,
  choose,
  close,
}: {
  readonly answered: Answered;
  readonly cell: CellAsked;
  readonly behind: Behind;
  readonly choose: (behind: Behind) => void;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('figures');
  const language = useLanguage();
  const nameOf = useNameOf();
  const { asked } = answered;
  const { figure, names } = figureAt(answered, cell);
  const basis = cell.basis ?? asked.basis;
  const measure = cell.measure ?? asked.measure;
  const asOf = asOfOf(asked);
  const [rows, cols] = dimensionsOf(asked);
  const place = [
    cell.row === undefined ? [] : [nameOf(rows, cell.row, names[0] ?? cell.row)],
    cell.col === undefined ? [] : [nameOf(cols, cell.col, names[1] ?? cell.col)],
  ]
    .flat()
    .join(' × ');
  const question = {
    measure,
    keys: keysOf(asked, cell),
    filter: filterOf(asked, basis),
    credit: asked.credit,
    ...ruleShown(answered),
  };
  const heads = headsOf(answered);
  const stood = { position: (basis === 'CLAIMED' ? heads.claimed : heads.recognized).position };
  const issue = async () =>
    behind === 'subjects'
      ? (await ask(SubjectsReceiptDocument, { ...question, asOf: stood })).figureSubjects.receipt.token
      : (await ask(EntriesReceiptDocument, { ...question, asOf: stood })).ledgerEntries.receipt.token;
  const common = {
    place: place === '' ? t('table.total') : place,
    measure,
    basis,
    expected: figure,
    known: asked.known,
    others: <BehindSwitch measure={measure} behind={behind} choose={choose} />,
    receipt: <IssueReceipt words={t('acts.receipt')} label={t(`receiptOf.${behind}`)} issue={issue} />,
    close,
  };
  return behind === 'subjects' ? (
    <Subjects
      {...common}
      source={sourceOf(
        FigureSubjectsDocument,
        { ...question, asOf: stood },
        (answer: FigureSubjectsQuery) => answer.figureSubjects,
      )}
    />
  ) : (
    <Entries
      {...common}
      source={sourceOf(
        FigureEntriesDocument,
        {
          ...question,
          ...(asOf === undefined ? {} : { asOf }),
          locale: displayIn(language),
        },
        (answer: FigureEntriesQuery) => answer.ledgerEntries,
      )}
    />
  );
};

export default Drawer;
