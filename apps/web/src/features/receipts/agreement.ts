import { percentOf } from '@sources/comparison.rules.ts';
import type { CheckReceiptQuery } from './receipts.gql.ts';

type Part = CheckReceiptQuery['checkReceipt']['parts'][number];

/** How a part of a receipt agrees with what it comes to now: `list` where the figure is the same and what it is made of is not. */
export const agreementOf = ({
  then,
  now,
  thenEntries,
  nowEntries,
  thenSubjects,
  nowSubjects,
  sameList,
}: Pick<Part, 'then' | 'now' | 'thenEntries' | 'nowEntries' | 'thenSubjects' | 'nowSubjects' | 'sameList'>):
  'same' | 'list' | 'differs' => {
  if (then !== now) return 'differs';
  return thenEntries === nowEntries && thenSubjects === nowSubjects && sameList !== false ? 'same' : 'list';
};

/** A share in per cent, as its two parts were and as they are; null of nothing. Undefined where a part is missing. */
export const sharesOf = (
  parts: readonly Pick<Part, 'part' | 'then' | 'now'>[],
): { readonly then: string | null; readonly now: string | null } | undefined => {
  const [top, whole] = (['NUMERATOR', 'DENOMINATOR'] as const).map((wanted) =>
    parts.find(({ part }) => part === wanted),
  );
  return top === undefined || whole === undefined
    ? undefined
    : { then: percentOf(top.then, whole.then), now: percentOf(top.now, whole.now) };
};
