import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { displayIn } from '../../app/language.ts';
import type { SearchText } from '../../app/search.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { countOf } from '../../app/format.ts';
import { IssueReceipt } from '../../records/issue-receipt.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { written, type Asked } from './asked.ts';
import { sourceOf } from './behind.ts';
import { BehindSwitch } from './behind-switch.tsx';
import './bridge.css';
import { scaled, sumOf } from './decimals.ts';
import { fallOf, type Bar } from './fall.ts';
import {
  BridgeEntriesDocument,
  BridgeSubjectsDocument,
  type BridgeEntriesQuery,
  type BridgeSubjectsQuery,
} from './figures.gql.ts';
import { exactly, useCaption, useReadable, useUnitText } from './names.ts';
import { scaleOf, shownIn } from './shown.ts';
import { useMomentText } from './use-bridge-export.ts';
import { useFilterText } from './use-filter-text.ts';
import { useOpenedText } from './use-opened-text.ts';
import { bridgeReceipt, stepQuestionOf, type Bridged } from './use-bridge.ts';
import { useRuleName } from './use-rules.ts';

const Entries = lazy(() => import('./entries.tsx'));
const Subjects = lazy(() => import('./subjects.tsx'));

type Step = Bridged['bridge']['steps'][number];

/** A line of the waterfall: an end of it, or a step. */
type Line = {
  readonly key: string;
  readonly name: string;
  readonly bar: Bar;
  /** What it adds; of the opening nothing. */
  readonly by?: string;
  readonly after: string;
  readonly step?: Step;
};

const signed = (value: string, text: string): string => (scaled(value) > 0n ? `+${text}` : text);

/** The part of the picture that a line has: its bar, and where the bars beside it begin and end. */
const Drawn = ({ line: { key, bar, by, step }, cut }: { readonly line: Line; readonly cut: boolean }) => {
  const isLast = key === 'closing';
  // The closing's bar begins at the left edge, and what leads to it at its end.
  const entered = isLast ? bar.to : bar.from;
  const [left, right] = bar.from < bar.to ? [bar.from, bar.to] : [bar.to, bar.from];
  const kind = step === undefined ? 'end' : scaled(by ?? '0') < 0n ? 'down' : 'up';
  return (
    <span className="fall-bar">
      <svg aria-hidden="true" focusable="false" width="100%" height="100%">
        {key === 'opening' ? null : (
          <line className="fall-level" x1={`${entered}%`} x2={`${entered}%`} y1="0" y2="50%" />
        )}
        {isLast ? null : (
          <line className="fall-level" x1={`${bar.to}%`} x2={`${bar.to}%`} y1="50%" y2="100%" />
        )}
        <rect className={`fall-${kind}`} x={`${left}%`} width={`${right - left}%`} y="22%" height="56%" />
        {cut && step === undefined ? (
          <svg x="4%" width="12" height="100%" viewBox="0 0 12 40" preserveAspectRatio="none">
            <path className="fall-cut" d="M0 40L6 0H12L6 40Z" />
          </svg>
        ) : null}
      </svg>
    </span>
  );
};

/** 变化: why the figure moved from one moment to another, step by step. The table is the truth; the bars in it draw it. */
const BridgeView = ({
  bridged,
  waiting,
  isEarliest,
  cause,
  behind,
  patch,
}: {
  readonly bridged: Bridged;
  /** Another is being counted. */
  readonly waiting: boolean;
  /** The opening cannot be moved further back. */
  readonly isEarliest: boolean;
  readonly cause: Asked['cause'];
  readonly behind: Asked['behind'];
  readonly patch: (changes: SearchText, how?: { readonly push?: boolean }) => void;
}) => {
  const { t } = useTranslation('figures');
  const say = useEnum();
  const readable = useReadable();
  const unitTextOf = useUnitText();
  const captionOf = useCaption();
  const momentText = useMomentText();
  const openedText = useOpenedText();
  const { asked, bridge } = bridged;
  const filter = useFilterText(asked);
  const { opening, closing, steps } = bridge;
  const { unit } = opening;
  const language = useLanguage();
  const scale = scaleOf(unit, [opening.value, closing.value], language);
  // By the steps and not by the ends: 26万元 beside 582亿元 would be next to nothing.
  const stepScale = scaleOf(
    unit,
    steps.map(({ figure }) => figure.value),
    language,
  );
  const unitText = unitTextOf(scale, closing.display);
  const fall = fallOf(
    opening.value,
    steps.map(({ figure }) => figure.value),
  );
  const ruleName = useRuleName();
  const isRecounted = bridge.from.ruleId !== bridge.to.ruleId;
  // Where both ends are by one rule, its name stands above all figures.
  const endText = (moment: string, { ruleId }: Bridged['bridge']['from']) =>
    isRecounted ? `${moment} · ${ruleName(ruleId)}` : moment;
  const [from, to] = [
    endText(momentText(bridged.since), bridge.from),
    endText(momentText(asked.known), bridge.to),
  ];
  const moved = sumOf(steps.map(({ figure }) => figure.value));
  const lines: readonly Line[] = [
    {
      key: 'opening',
      name: [t('bridge.opening'), from, ...openedText(asked.opened)].join(' · '),
      bar: fall.opening,
      after: opening.value,
    },
    ...steps.map((step, i) => ({
      key: step.cause,
      name: say('BridgeCause', step.cause),
      bar: fall.steps[i]!,
      by: step.figure.value,
      after: fall.after[i]!,
      step,
    })),
    {
      key: 'closing',
      name: `${t('bridge.closing')} · ${to}`,
      bar: fall.closing,
      by: moved,
      after: closing.value,
    },
  ];
  const figure = (value: string, text: string) => (
    <span className="money" title={exactly(unit, value)}>
      {text}
    </span>
  );
  const columns: readonly Column<Line>[] = [
    {
      key: 'name',
      label: t('bridge.step'),
      head: true,
      cell: ({ name, step }) =>
        step === undefined ? (
          name
        ) : (
          <button
            type="button"
            className="cell-link"
            aria-haspopup="dialog"
            title={t(`bridge.why.${step.cause}`)}
            aria-label={t('bridge.open', {
              cause: name,
              by: signed(step.figure.value, step.figure.display),
              count: step.subjectCount,
            })}
            onClick={() => patch({ cause: written(step.cause), behind: 'subjects' }, { push: true })}
          >
            {name}
          </button>
        ),
    },
    {
      key: 'by',
      label: `${t('bridge.by')}（${unitTextOf(stepScale, closing.display)}）`,
      figure: true,
      cell: ({ by }) => (by === undefined ? null : figure(by, signed(by, shownIn(stepScale, by)))),
    },
    {
      key: 'bar',
      label: t('bridge.picture'),
      cell: (line) => <Drawn line={line} cut={fall.cutAt !== undefined} />,
    },
    {
      key: 'after',
      label: `${t('bridge.after')}（${unitText}）`,
      figure: true,
      cell: ({ after }) => figure(after, shownIn(scale, after)),
    },
    {
      key: 'subjects',
      label: t('bridge.subjects'),
      figure: true,
      cell: ({ step }) => (step === undefined ? null : countOf(step.subjectCount)),
    },
  ];
  const caption = captionOf(asked, unitText, filter);
  const open = cause === undefined ? undefined : steps.find((step) => step.cause === cause);
  return (
    <section className={waiting ? 'fall waiting' : 'fall'} aria-busy={waiting || undefined}>
      <p className="fall-said" role="status">
        {t(steps.length > 0 ? 'bridge.said' : isEarliest ? 'bridge.same' : 'bridge.sameSince', {
          from,
          to,
          opening: opening.display,
          closing: closing.display,
          by: signed(moved, readable(unit, moved)),
        })}
      </p>
      <p className="hint">{caption}</p>
      <Table caption={caption} columns={columns} rows={lines} keyOf={({ key }) => key} />
      <p className="hint legend">
        {fall.cutAt === undefined ? null : t('bridge.cut', { at: readable(unit, fall.cutAt) })}{' '}
        {t('bridge.legend', { day: bridge.day })}
      </p>
      {cause === undefined || waiting ? null : (
        <Suspense>
          <Behind
            bridged={bridged}
            cause={cause}
            step={open}
            behind={behind}
            between={t('bridge.between', { cause: say('BridgeCause', cause), from, to })}
            choose={(chosen) => patch({ behind: chosen === 'entries' ? undefined : chosen })}
            close={() => patch({ cause: undefined, behind: undefined })}
          />
        </Suspense>
      )}
    </section>
  );
};

/** What is behind a step: its subjects, or its entries with the sign that they have in it. */
const Behind = ({
  bridged,
  cause,
  step,
  behind,
  between,
  choose,
  close,
}: {
  readonly bridged: Bridged;
  readonly cause: NonNullable<Asked['cause']>;
  /** Undefined where nothing moved for this cause. */
  readonly step: Step | undefined;
  readonly behind: Asked['behind'];
  readonly between: string;
  readonly choose: (behind: Asked['behind']) => void;
  readonly close: () => void;
}) => {
  const { t } = useTranslation('figures');
  const language = useLanguage();
  const { measure, basis } = bridged.asked;
  const question = { ...stepQuestionOf(bridged), cause };
  const common = {
    place: between,
    measure,
    basis,
    expected: step === undefined ? undefined : { ...step.figure, entryCount: step.entryCount },
    known: bridged.asked.known,
    others: <BehindSwitch measure={measure} behind={behind} choose={choose} />,
    // A step is a part of the bridge, and proved with it.
    receipt: <IssueReceipt words={t('receiptOf.bridge')} issue={() => bridgeReceipt(bridged)} />,
    close,
  };
  return behind === 'subjects' ? (
    <Subjects
      {...common}
      source={sourceOf(
        BridgeSubjectsDocument,
        question,
        ({ bridge }: BridgeSubjectsQuery) => bridge.subjects,
      )}
    />
  ) : (
    <Entries
      {...common}
      source={sourceOf(
        BridgeEntriesDocument,
        { ...question, locale: displayIn(language) },
        ({ bridge }: BridgeEntriesQuery) => bridge.entries,
      )}
    />
  );
};

export default BridgeView;
