import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../app/clipboard.ts';
import { embeddedIn } from '../../app/embedded.ts';
import type { Measure, ReceiptKind, ReceiptVerdict } from '../../app/enums.gql.ts';
import { countOf, momentOf, ruleTitle } from '../../app/format.ts';
import { displayIn } from '../../app/language.ts';
import { Forbidden } from '../../app/nothing.tsx';
import { useAsk } from '../../app/query.ts';
import { useMay } from '../../app/session.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { enumOf, useEnum } from '../../app/use-enum.ts';
import { MeasureDefinition } from '../../records/measure-definition.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Fault } from '../../ui/fault.tsx';
import { InBrowser } from '../../ui/in-browser.tsx';
import { Fact, Facts, PageHead, Panel, shortTitle, Skeleton } from '../../ui/parts.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useScopeText } from '../../records/scope.ts';
import { comparedOf, type Compared } from './compared.ts';
import { FigureText } from './figure-text.tsx';
import { Parts } from './receipt-parts.tsx';
import {
  CheckReceiptDocument,
  ReceiptContextDocument,
  type CheckReceiptQuery,
  type ReceiptContextQuery,
} from './receipts.gql.ts';
import './receipts.css';

type Check = CheckReceiptQuery['checkReceipt'];
type Question = NonNullable<Check['question']>;
type Totals = NonNullable<Check['totals']>;
type Part = Check['parts'][number];
type Standing = NonNullable<Check['standing']>;
type Key = Question['narrowedTo'][number];

/** As the API writes what has no code of a dimension. */
const UNASSIGNED = '-';

/** More groups than these are shown when somebody asks for them. */
const MOST_ROWS = 100;

/** Each verdict by a sign, so that it is told apart on paper without colours. */
const signs: Readonly<Record<ReceiptVerdict, readonly [sign: string, tone: string]>> = {
  SAME: ['✓', 'green'],
  DIFFERENT: ['≠', 'red'],
  LOG_DIFFERS: ['✕', 'red'],
  RULE_RETIRED: ['–', 'plain'],
  SCOPE_DIFFERS: ['–', 'plain'],
};

/** What was asked: of a share by each of its parts. */
const askedOf = ({
  question,
  parts,
}: Check): readonly { readonly part?: Part['part']; readonly question: Question }[] =>
  question === null
    ? parts.flatMap(({ part, question: own }) => (own === null ? [] : [{ part, question: own }]))
    : [{ question }];
const measuresOf = (check: Check): readonly Measure[] => [
  ...new Set(askedOf(check).flatMap(({ question }) => question.measures)),
];

/** A receipt, counted again: what it is of, then and now, and what that proves. */
const ReceiptPage = () => {
  const may = useMay();
  return may('figures.read') ? <Receipt /> : <Forbidden />;
};

const Receipt = () => {
  const { t } = useTranslation('receipts');
  const { token } = useParams({ strict: false }) as { readonly token: string };
  const language = useLanguage();
  const query = useAsk(CheckReceiptDocument, { token });
  const context = useAsk(ReceiptContextDocument, { locale: displayIn(language) });
  const [copied, setCopied] = useState<boolean>();
  const check = query.data?.checkReceipt;
  const invalid = query.error?.code === 'RECEIPT_INVALID';
  return (
    <div className="receipt">
      <PageHead
        title={t('title')}
        back={<Link to="/figures">{t('back')}</Link>}
        actions={
          // Of what is no receipt there is nothing to count again, to pass on or to print.
          invalid ? undefined : (
            <>
              <Button busy={query.isFetching} onClick={() => void query.refetch()}>
                {t('again')}
              </Button>
              <Button onClick={() => void copyText(location.href).then(setCopied)}>{t('copy')}</Button>
              {embeddedIn() === undefined ? (
                <Button onClick={() => print()}>{t('print')}</Button>
              ) : (
                <InBrowser />
              )}
              <span role="status" className="hint">
                {copied === undefined ? '' : copied ? t('copied') : t('notCopied')}
              </span>
            </>
          )
        }
      />
      {query.error === null ? null : invalid ? (
        <section className="verdict red" data-verdict="RECEIPT_INVALID">
          <span className="verdict-sign" aria-hidden="true">
            ✕
          </span>
          <div className="stack">
            <h2>{t('invalid.title')}</h2>
            <Fault refusal={query.error}>
              <p>{t('invalid.next')}</p>
            </Fault>
            <div>
              <ButtonLink to="/figures">{t('invalid.go')}</ButtonLink>
            </div>
          </div>
        </section>
      ) : (
        <Fault refusal={query.error} again={() => void query.refetch()} />
      )}
      {check === undefined ? (
        query.error === null ? (
          <Skeleton lines={12} height={520} />
        ) : null
      ) : invalid ? null : (
        <>
          <Verdict of={check.verdict} kind={check.kind} at={query.dataUpdatedAt} />
          {check.totals === null || check.question === null ? null : (
            <Figures check={check} totals={check.totals} question={check.question} />
          )}
          {check.kind === null || check.parts.length === 0 ? null : (
            <Parts kind={check.kind} parts={check.parts} />
          )}
          {askedOf(check).map(({ part, question }) => (
            <Asked key={part ?? ''} part={part} question={question} check={check} rules={context.data} />
          ))}
          {check.standing === null ? null : (
            <Stands standing={check.standing} from={check.from} rules={context.data} />
          )}
          {askedOf(check).length === 0 ? null : (
            <Definitions measures={measuresOf(check)} context={context.data} />
          )}
          {check.issuedDigest === null ? null : <Proof check={check} />}
          <Proves />
        </>
      )}
    </div>
  );
};

const Verdict = ({
  of,
  kind,
  at,
}: {
  readonly of: ReceiptVerdict;
  /** Of what answer it is; null where that is not one's to see. */
  readonly kind: ReceiptKind | null;
  readonly at: number;
}) => {
  const { t } = useTranslation('receipts');
  const say = useEnum();
  const [sign, tone] = signs[of];
  return (
    <section className={`verdict ${tone}`} data-verdict={of}>
      <span className="verdict-sign" aria-hidden="true">
        {sign}
      </span>
      <div role="status">
        <h2>{say('ReceiptVerdict', of)}</h2>
        {kind === null ? null : (
          <p data-kind={kind}>
            <strong>{say('ReceiptKind', kind)}</strong> {t(`kind.${kind}`)}
          </p>
        )}
        <p>{t(`verdict.${of}`)}</p>
        <p className="hint">{t('checked', { at: momentOf(at) })}</p>
      </div>
    </section>
  );
};

const useKeyName = () => {
  const { t } = useTranslation('receipts');
  const say = useEnum();
  return ({ dimension, code, name }: Key): string =>
    code === UNASSIGNED
      ? t('figures.unassigned')
      : enumOf(dimension) === undefined
        ? shortTitle(name)
        : say(enumOf(dimension)!, code as never);
};

const Figures = ({
  check,
  totals,
  question,
}: {
  readonly check: Check;
  readonly totals: Totals;
  readonly question: Question;
}) => {
  const { t } = useTranslation('receipts');
  const say = useEnum();
  const keyName = useKeyName();
  const [all, setAll] = useState(false);
  const { grand, rows, rowsKept } = comparedOf(check.verdict, check.differences, totals);
  const figures: readonly Column<Compared>[] = [
    { key: 'measure', label: t('figures.measure'), cell: ({ measure }) => say('Measure', measure) },
    {
      key: 'then',
      label: t('figures.then'),
      figure: true,
      cell: ({ then, unit }) =>
        then === undefined ? t('figures.unknown') : <FigureText unit={unit} value={then} />,
    },
    {
      key: 'now',
      label: t('figures.now'),
      figure: true,
      cell: ({ now, unit }) => <FigureText unit={unit} value={now} />,
    },
    {
      key: 'agrees',
      label: t('figures.agrees'),
      cell: ({ then, now }) =>
        then === undefined ? (
          '–'
        ) : then === now ? (
          t('figures.same')
        ) : (
          <span className="differs">{t('figures.differs')}</span>
        ),
    },
  ];
  const shown = all ? rows : rows.slice(0, MOST_ROWS);
  const headed = figures.map((column) => (column.key === 'measure' ? { ...column, head: true } : column));
  return (
    <Panel title={t('figures.title')} className="long">
      <Table caption={t('figures.total')} columns={headed} rows={grand} keyOf={({ at }) => at} />
      {rows.length === 0 ? null : (
        <>
          <h3>{t('figures.rows')}</h3>
          <Table
            caption={t('figures.rows')}
            columns={[
              {
                key: 'group',
                label: question.groupBy.map((dimension) => say('Dimension', dimension)).join(' × '),
                head: true,
                cell: ({ keys }) => keys.map(keyName).join(' × '),
              },
              ...figures,
            ]}
            rows={shown}
            keyOf={({ at }) => at}
          />
          {shown.length < rows.length ? (
            <p className="more">
              <span>{t('figures.cut', { shown: countOf(shown.length), of: countOf(rows.length) })}</span>
              <Button onClick={() => setAll(true)}>{t('figures.all')}</Button>
            </p>
          ) : null}
          {totals.truncated ? (
            <p className="hint">
              {t('figures.truncated', { shown: countOf(totals.rows.length), of: countOf(totals.rowCount) })}
            </p>
          ) : null}
          {rowsKept ? null : <p className="hint">{t('figures.kept')}</p>}
        </>
      )}
    </Panel>
  );
};

/** What a rule is called, and whether it is counted no more. */
const useRule = (context: ReceiptContextQuery | undefined) => {
  const { t } = useTranslation('receipts');
  const language = useLanguage();
  return (ruleId: string): string => {
    const rule = context?.countingRules.find(({ id }) => id === ruleId);
    if (rule === undefined) return ruleId;
    const title = ruleTitle(rule, language);
    return rule.state === 'RETIRED' ? `${title}${t('standing.retired')}` : title;
  };
};

type Days = Question['occurred'];

const isSameDays = (a: Days, b: Days): boolean => a?.from === b?.from && a?.to === b?.to;

/** Days as a question asks for them, in words. */
const useDaysText = () => {
  const { t } = useTranslation('receipts');
  return (days: Days): string => {
    const [from, to] = [days?.from ?? undefined, days?.to ?? undefined];
    if (from !== undefined && to !== undefined) return t('asked.range', { from, to });
    if (from !== undefined) return t('asked.since', { from });
    return to === undefined ? t('asked.always') : t('asked.until', { to });
  };
};

const Asked = ({
  part,
  question,
  check: { standing, from },
  rules,
}: {
  readonly part: Part['part'] | undefined;
  readonly question: Question;
  readonly check: Check;
  readonly rules: ReceiptContextQuery | undefined;
}) => {
  const { t } = useTranslation('receipts');
  const say = useEnum();
  const keyName = useKeyName();
  const rule = useRule(rules);
  const { measures, basis, credit, groupBy, occurred, narrowedTo, ruleId } = question;
  const daysText = useDaysText();
  // Of a bridge each end may cover days of its own.
  const ends =
    from !== null && standing !== null && !isSameDays(from.occurred, standing.occurred)
      ? { opening: from.occurred, closing: standing.occurred }
      : undefined;
  return (
    <Panel
      title={part === undefined ? t('asked.title') : `${t('asked.title')} · ${say('ReceiptPartName', part)}`}
    >
      <Facts>
        <Fact label={t('asked.measures')}>
          {measures.map((measure) => say('Measure', measure)).join(t('asked.and'))}
        </Fact>
        <Fact label={t('asked.basis')}>{say('Basis', basis)}</Fact>
        <Fact label={t('asked.credit')}>{say('Credit', credit)}</Fact>
        <Fact label={t('asked.groupBy')}>
          {groupBy.length === 0
            ? t('asked.ungrouped')
            : groupBy.map((dimension) => say('Dimension', dimension)).join(' × ')}
        </Fact>
        {ends === undefined ? (
          <Fact label={t('asked.occurred')}>{daysText(occurred)}</Fact>
        ) : (
          <>
            <Fact label={t('asked.opening')}>{daysText(ends.opening)}</Fact>
            <Fact label={t('asked.closing')}>{daysText(ends.closing)}</Fact>
          </>
        )}
        <Fact label={t('asked.narrowedTo')}>
          {narrowedTo.length === 0
            ? t('asked.all')
            : narrowedTo
                .map((key) => `${say('Dimension', key.dimension)} ${keyName(key)}`)
                .join(t('asked.and'))}
        </Fact>
        <Fact label={t('standing.rule')}>{rule(ruleId)}</Fact>
      </Facts>
    </Panel>
  );
};

const Stands = ({
  standing,
  from,
  rules,
}: {
  readonly standing: Standing;
  readonly from: Standing | null;
  readonly rules: ReceiptContextQuery | undefined;
}) => {
  const { t } = useTranslation('receipts');
  const rule = useRule(rules);
  const scope = useScopeText();
  return (
    <Panel title={t('standing.title')}>
      <Facts>
        <Fact label={t('standing.scope')}>{scope(standing.scope)}</Fact>
        <Fact label={t('standing.rule')}>
          {rule(standing.ruleId)}
          {standing.hypothetical ? t('standing.hypothetical') : ''}
        </Fact>
        <Fact label={t('standing.position')}>
          <code lang="en">{standing.position}</code>
        </Fact>
        <Fact label={t('standing.at')}>
          <time dateTime={standing.recordedBy}>{momentOf(standing.recordedBy)}</time>
        </Fact>
        <Fact label={t('standing.clock')}>{t(`standing.${standing.clock}`)}</Fact>
        {from === null ? null : (
          <Fact label={t('standing.from')}>
            <time dateTime={from.recordedBy}>{momentOf(from.recordedBy)}</time>
            {t('asked.and')}
            {rule(from.ruleId)}
            <br />
            <code lang="en">{from.position}</code>
          </Fact>
        )}
      </Facts>
    </Panel>
  );
};

const Definitions = ({
  measures,
  context,
}: {
  readonly measures: readonly Measure[];
  readonly context: ReceiptContextQuery | undefined;
}) => {
  const { t } = useTranslation('receipts');
  const say = useEnum();
  const found = measures.flatMap((measure) => context?.measures.find((one) => one.measure === measure) ?? []);
  return (
    <Panel title={t('definition')}>
      {context === undefined ? <Skeleton lines={4} height={160} /> : null}
      {found.map((definition) => (
        <section key={definition.measure} data-measure={definition.measure}>
          <h3>{say('Measure', definition.measure)}</h3>
          <MeasureDefinition of={definition} />
        </section>
      ))}
    </Panel>
  );
};

const Proof = ({ check: { issuedDigest, digest, eventHash } }: { readonly check: Check }) => {
  const { t } = useTranslation('receipts');
  const hash = (text: string | null, without: string): ReactNode =>
    text === null ? without : <code lang="en">{text}</code>;
  return (
    <Panel title={t('proof.title')}>
      <Facts>
        <Fact label={t('proof.issued')}>{hash(issuedDigest, '')}</Fact>
        <Fact label={t('proof.counted')}>{hash(digest, t('proof.notCounted'))}</Fact>
        <Fact label={t('proof.event')}>{hash(eventHash, t('proof.none'))}</Fact>
      </Facts>
    </Panel>
  );
};

const Proves = () => {
  const { t } = useTranslation('receipts');
  return (
    <Panel title={t('proves.title')}>
      <h3>{t('proves.yes')}</h3>
      <ul>
        <li>{t('proves.sums')}</li>
        <li>{t('proves.order')}</li>
      </ul>
      <h3>{t('proves.no')}</h3>
      <ul>
        <li>{t('proves.moment')}</li>
        <li>{t('proves.signer')}</li>
        <li>{t('proves.truth')}</li>
      </ul>
    </Panel>
  );
};

export default ReceiptPage;
