import { Chains, regionsBelow } from '#domain/catalogue';
import { OrganizationRecords } from '#domain/network';
import { displayFen, type CalendarDate, type Locale, type Reading } from '#platform/kernel';
import { FigureAnswers, type KeptAnswer, type KeptQuestion } from '#platform/ledger';
import { Injectable } from '@nestjs/common';
import {
  admittedBy,
  presenceVerdictOf,
  percentOf,
  verdictOf,
  type DerivedValue,
} from '../../comparison.rules.js';
import type { Question, RegisterQuestion } from '../../document.events.js';
import type { ObservationRow } from '../documents/documents.view.js';
import {
  AdmittedInterval,
  Comparison,
  DerivedNumber,
  DerivedRatio,
  StatedNumber,
} from './comparison.types.js';

type Known = Awaited<ReturnType<FigureAnswers['known']>>;

const questionsOf = (question: Question | null): readonly KeptQuestion[] =>
  question === null
    ? []
    : 'figure' in question
      ? [question.figure]
      : 'ratio' in question
        ? [question.ratio.numerator, question.ratio.denominator]
        : [];

const numberOf = ({ value, display, entryCount }: Pick<KeptAnswer, 'value' | 'display' | 'entryCount'>) =>
  Object.assign(new DerivedNumber(), { value, display, entryCount });

const isNumber = ({ unit }: Pick<ObservationRow, 'unit'>): boolean => unit !== 'date' && unit !== 'grade';

const words: Readonly<Record<ObservationRow['qualifier'], readonly [zh: string, en: string]>> = {
  EXACT: ['', ''],
  MORE_THAN: ['逾', 'more than '],
  ABOUT: ['约', 'about '],
  NEARLY: ['近', 'nearly '],
  AT_LEAST: ['不少于', 'at least '],
};
/** What is printed, as people read it: the quote beside it has the document's own words. */
export const displayStated = (
  { value, unit, qualifier }: Pick<ObservationRow, 'value' | 'unit' | 'qualifier'>,
  locale: Locale,
): string => {
  const [zh, en] = words[qualifier];
  const number =
    unit === 'fen'
      ? displayFen(BigInt(value), locale)
      : unit === 'date' || unit === 'grade'
        ? value
        : unit === '%' || locale === 'ZH_CN'
          ? `${value}${unit}`
          : `${value} ${unit}`;
  return `${locale === 'ZH_CN' ? zh : en}${number}`;
};

/**
 * Printed figures beside what the ledger says, however many, in one look at it. A document belongs to a jurisdiction, and its figures are compared
 * with that one's ledger alone; whoever is at home elsewhere is told the verdict on what is printed for everybody, and no number.
 */
@Injectable()
export class Comparisons {
  constructor(
    private readonly answers: FigureAnswers,
    private readonly chains: Chains,
    private readonly organizations: OrganizationRecords,
  ) {}

  async of(
    reading: Reading,
    rows: readonly ObservationRow[],
    known: Known | undefined,
  ): Promise<Map<ObservationRow, Comparison>> {
    const found = new Map<ObservationRow, Comparison>();
    for (const [jurisdictionId, own] of Map.groupBy(rows, (row) => row.jurisdictionId))
      for (const [row, comparison] of await this.ofOne(reading, jurisdictionId, own, known))
        found.set(row, comparison);
    return found;
  }

  private async ofOne(
    reader: Reading,
    jurisdictionId: string,
    rows: readonly ObservationRow[],
    known: Known | undefined,
  ): Promise<readonly (readonly [ObservationRow, Comparison])[]> {
    const isOwn = reader.viewer.jurisdictionId === jurisdictionId;
    const reading: Reading = isOwn
      ? reader
      : { ...reader, viewer: { ...reader.viewer, jurisdictionId, organizationId: null }, scopes: 'all' };
    const asked = rows.map((row) => questionsOf(row.question));
    const all = asked.flat();
    const { answers, at, standing } = await this.answers.of(reading, all, known);
    const answerTo = new Map(all.map((question, i) => [question, answers[i]!]));
    const registers = await this.linesOf(reading, rows);
    return rows.map((row, i) => {
      const own = asked[i]!.map((each) => answerTo.get(each)!);
      const { question } = row;
      const lines = question && 'register' in question ? registers.get(nameOf(question.register)) : undefined;
      const [first, second] = own;
      const numbers: DerivedValue | undefined =
        first && second
          ? {
              numerator: first.value,
              denominator: second.value,
              entries: first.entryCount + second.entryCount,
            }
          : first
            ? { value: first.value, entries: first.entryCount }
            : lines !== undefined
              ? { value: String(lines), entries: lines }
              : undefined;
      const shown = isOwn && numbers !== undefined;
      const derived =
        first ??
        (lines === undefined
          ? undefined
          : {
              value: String(lines),
              display: isNumber(row) ? `${lines}${row.unit}` : String(lines),
              entryCount: lines,
            });
      const { value, unit, qualifier } = row;
      const comparison = Object.assign(new Comparison(), {
        stated: Object.assign(new StatedNumber(), { value, unit, qualifier }),
        admits: isNumber(row) ? Object.assign(new AdmittedInterval(), admittedBy(value, qualifier)) : null,
        verdict: isNumber(row) ? verdictOf(value, qualifier, numbers) : presenceVerdictOf(numbers),
        derived: shown && derived && !second ? numberOf(derived) : null,
        ratio:
          shown && first && second
            ? Object.assign(new DerivedRatio(), {
                numerator: numberOf(first),
                denominator: numberOf(second),
                percent: percentOf(first.value, second.value),
              })
            : null,
        withheld: !isOwn && numbers !== undefined,
        standing: shown && first ? standing : null,
        counted: shown && first ? { reading, questions: asked[i]!, at } : null,
      });
      return [row, comparison] as const;
    });
  }

  /** How many lines each register that is asked for has. */
  private async linesOf(reading: Reading, rows: readonly ObservationRow[]): Promise<Map<string, number>> {
    const asked = new Map(
      rows.flatMap(({ question }) =>
        question && 'register' in question ? [[nameOf(question.register), question.register] as const] : [],
      ),
    );
    const whose = (register: RegisterQuestion['name']) =>
      [...asked.values()].flatMap(({ name, organizationId = '' }) =>
        name === register ? [organizationId] : [],
      );
    const [ratings, assignments] = await Promise.all([
      this.organizations.ratings(reading, whose('RATINGS')),
      this.organizations.assignments(reading, whose('HUB_ASSIGNMENTS')),
    ]);
    const lines = async ({ name, from = '', on, within, organizationId = '', grade }: RegisterQuestion) => {
      const during = (day: CalendarDate) => from <= day && day <= on;
      switch (name) {
        case 'REGIONS':
          return regionsBelow(within).length;
        case 'INDUSTRY_CHAINS':
          return this.chains.countOn(reading, on);
        case 'RATINGS':
          return (ratings.get(organizationId) ?? []).filter(
            (given) => during(given.validFrom) && (grade === undefined || given.grade === grade),
          ).length;
        case 'HUB_ASSIGNMENTS':
          return (assignments.get(organizationId) ?? []).filter(during).length;
      }
    };
    return new Map(
      await Promise.all([...asked].map(async ([key, each]) => [key, await lines(each)] as const)),
    );
  }
}

const nameOf = ({ name, from, on, within, organizationId, grade }: RegisterQuestion): string =>
  [name, from, on, within, organizationId, grade].join('|');
