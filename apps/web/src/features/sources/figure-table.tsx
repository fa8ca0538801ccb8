import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { useEnum } from '../../app/use-enum.ts';
import { Tag } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { DefinitionButton } from './definition-button.tsx';
import { figuresAddress } from './figures-address.ts';
import { useAdmitted, useFigureName, usePeriod } from './names.ts';
import { ReceiptButton } from './receipt-button.tsx';
import { exactOf, numberOf, type Printed } from './said.ts';
import { VerdictMark } from './verdict.tsx';

/** Printed figures in the order of the text: where each is said, what of, how much, and what the ledger says. */
export const FigureTable = ({
  figures,
  known,
  caption,
}: {
  readonly figures: readonly Printed[];
  readonly known: string | undefined;
  readonly caption: string;
}) => {
  const { t } = useTranslation('sources');
  const columns: readonly Column<Printed>[] = [
    {
      key: 'place',
      label: t('figures.place'),
      head: true,
      cell: ({ key, places }) => (
        <span className="places" id={`figure-${key}`}>
          {places.map(({ line, quote }) => (
            <span key={`${line} ${quote}`}>
              <span className="line-number">{t('line', { line })}</span> <q>{quote}</q>
            </span>
          ))}
        </span>
      ),
    },
    { key: 'what', label: t('figures.what'), cell: (figure) => <What of={figure} /> },
    { key: 'stated', label: t('figures.stated'), cell: (figure) => <Stated of={figure} /> },
    { key: 'derived', label: t('figures.derived'), cell: (figure) => <Derived of={figure} /> },
    {
      key: 'verdict',
      label: t('figures.verdict'),
      cell: ({ status, comparison, conflicts }) => (
        <span className="lines-of">
          {status === 'RETRACTED' ? <Tag>{t('retracted')}</Tag> : <VerdictMark of={comparison.verdict} />}
          {conflicts.length === 0 ? null : <Tag tone="amber">{t('conflicts.tag')}</Tag>}
        </span>
      ),
    },
    {
      key: 'behind',
      label: t('figures.behind'),
      cell: (figure) => <Behind of={figure} known={known} />,
    },
  ];
  return (
    <div className="figure-lines">
      <Table caption={caption} columns={columns} rows={figures} keyOf={({ id }) => id} />
    </div>
  );
};

const What = ({ of }: { readonly of: Printed }) => {
  const { t } = useTranslation('sources');
  const say = useEnum();
  const { nameOf } = useFigureName();
  const period = usePeriod();
  const { basis, why } = of.period;
  const toFigures = (figures: readonly { readonly id: string; readonly key: string }[]) =>
    figures.map(({ id, key }) => (
      <Link key={id} to="." hash={`figure-${key}`} search={(kept: object) => kept as never}>
        {key}
      </Link>
    ));
  return (
    <span className="lines-of">
      <strong>{nameOf(of)}</strong>
      <span>
        {of.subject}
        {of.regionName === null ? '' : `（${of.regionName}）`}
      </span>
      <span>
        {period(of.period)}
        <span className="why-text">
          {why === null ? say('StatedBasis', basis) : t('because', { basis: say('StatedBasis', basis), why })}
        </span>
      </span>
      {of.byReading ? <span className="why-text">{t('figures.byReading')}</span> : null}
      {of.partOf === null ? null : (
        <span className="why-text">
          {t('figures.partOf')} {toFigures([of.partOf])}
        </span>
      )}
      {of.neverAddedTo.length === 0 ? null : (
        <span className="why-text">
          {t('figures.neverAddedTo')} {toFigures(of.neverAddedTo)}
        </span>
      )}
      {of.note === null ? null : <span className="why-text">{of.note}</span>}
      {of.revision > 1 && of.reason !== null ? (
        <span className="why-text">{t('figures.corrected', { reason: of.reason })}</span>
      ) : null}
      {of.retractedBecause === null ? null : (
        <span className="why-text">{t('figures.retracted', { reason: of.retractedBecause })}</span>
      )}
    </span>
  );
};

const Stated = ({ of }: { readonly of: Printed }) => {
  const language = useLanguage();
  const say = useEnum();
  const admitted = useAdmitted()(of.comparison.admits, (value) => numberOf(value, of.unit, language));
  return (
    <span className="lines-of">
      <strong title={exactOf(of.value, of.unit)}>{of.display}</strong>
      {of.each === null ? null : <span>{say('StatedRate', of.each)}</span>}
      {admitted === undefined ? null : <span className="why-text">{admitted}</span>}
    </span>
  );
};

const Derived = ({ of: { comparison, unit } }: { readonly of: Printed }) => {
  const { t } = useTranslation('sources');
  const language = useLanguage();
  const { derived, ratio, withheld } = comparison;
  if (withheld) return <span className="why-text">{t('withheld.one')}</span>;
  if (ratio !== null)
    return (
      <span className="lines-of">
        <strong>{ratio.percent === null ? t('figures.ofNothing') : `${ratio.percent}%`}</strong>
        <span className="why-text">
          {numberOf(ratio.numerator.value, '', language)} / {numberOf(ratio.denominator.value, '', language)}
        </span>
      </span>
    );
  if (derived === null) return <span className="none">{t('figures.notAsked')}</span>;
  return derived.entryCount === 0 ? (
    <span className="none">{t('figures.noEntry')}</span>
  ) : (
    <span className="lines-of">
      <strong title={exactOf(derived.value, unit)}>{numberOf(derived.value, unit, language)}</strong>
      <span className="why-text">{t('figures.entries', { count: derived.entryCount })}</span>
    </span>
  );
};

/** What stands behind a comparison: the meaning, the list, the proof. */
const Behind = ({ of, known }: { readonly of: Printed; readonly known: string | undefined }) => {
  const { t } = useTranslation('sources');
  const { question, indicator, comparison, key } = of;
  const asked = question === null ? [] : [question.figure, question.numerator, question.denominator];
  const questions = asked.filter((each) => each !== null);
  const position = comparison.standing?.position;
  const opens = useMay()('figures.read');
  return (
    <span className="behind">
      {indicator === null && questions.length === 0 ? null : (
        <DefinitionButton indicator={indicator} measures={questions.map(({ measure }) => measure)} of={key} />
      )}
      {questions.map((each, n) => {
        const address = figuresAddress(each, known);
        const name =
          questions.length === 1 ? t('acts.list') : n === 0 ? t('acts.numerator') : t('acts.denominator');
        return address === undefined || !opens ? null : (
          <Link
            key={`${each.measure} ${n}`}
            to="/figures"
            search={address as never}
            aria-label={`${name} ${key}`}
          >
            {name}
          </Link>
        );
      })}
      {questions[0] === undefined || position === undefined || !opens ? null : (
        <ReceiptButton question={questions[0]} position={position} of={key} />
      )}
    </span>
  );
};
