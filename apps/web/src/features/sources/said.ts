import { countOf, exactYuan, moneyOf } from '../../app/format.ts';
import type { Language } from '../../app/language.ts';
import type { DocumentQuery } from './sources.gql.ts';

export type Printing = NonNullable<DocumentQuery['document']>;
export type Printed = Printing['observations'][number];
export type Verdict = Printed['comparison']['verdict'];

/** Each verdict by a sign, so that it is told apart without colours, on paper too. */
export const signs: Readonly<Record<Verdict, readonly [sign: string, tone: 'green' | 'red' | 'plain']>> = {
  AGREES: ['✓', 'green'],
  WITHIN: ['≈', 'green'],
  DIFFERS: ['≠', 'red'],
  NOT_RECORDED: ['–', 'plain'],
};
export const verdicts = Object.keys(signs) as readonly Verdict[];

/** A number in its unit, for reading: fen as money, a count with its measure word. */
export const numberOf = (value: string, unit: string, language: Language): string =>
  unit === 'fen'
    ? moneyOf(value.split('.')[0]!, language)
    : unit === 'date' || unit === 'grade'
      ? value
      : `${countOf(value)}${unit === '%' || language === 'zh' ? '' : ' '}${unit}`;

/** The same to the fen, for a hover; undefined of what is no money. */
export const exactOf = (value: string, unit: string): string | undefined =>
  unit === 'fen' ? exactYuan(value.split('.')[0]!) : undefined;

/** The line at which a figure is first said: a document is read from above. */
export const lineOf = ({ places }: Pick<Printed, 'places'>): number =>
  Math.min(...places.map(({ line }) => line));

/** How many figures that stand come to each verdict. */
export const countsOf = (
  figures: readonly { readonly comparison: { readonly verdict: Verdict } }[],
): Readonly<Record<Verdict, number>> => {
  const counts = { AGREES: 0, WITHIN: 0, DIFFERS: 0, NOT_RECORDED: 0 };
  for (const { comparison } of figures) counts[comparison.verdict] += 1;
  return counts;
};

/** One side of a conflict: a figure of this document, or of another. */
export type Side = Pick<Printed, 'id' | 'key' | 'display' | 'places'> & {
  readonly documentId: string;
  readonly title: string;
  readonly verdict: Verdict;
};
export type Conflict = { readonly of: Printed; readonly sides: readonly Side[] };

/** What documents say otherwise of the same, all that say it together, each group once. */
export const conflictsIn = ({ id, title, observations }: Printing): readonly Conflict[] => {
  const seen = new Set<string>();
  return observations.flatMap((figure) => {
    if (figure.conflicts.length === 0 || seen.has(figure.id)) return [];
    const own = { ...figure, documentId: id, title, verdict: figure.comparison.verdict };
    const others = figure.conflicts.map((other) => ({
      ...other,
      title: other.document.title,
      verdict: other.comparison.verdict,
    }));
    for (const side of [own, ...others]) seen.add(side.id);
    return [{ of: figure, sides: [own, ...others] }];
  });
};
