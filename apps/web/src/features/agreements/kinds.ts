import type { AgreementKind, AgreementStatus, Measure } from '../../app/enums.gql.ts';

/** In the order in which reports name them. */
export const kinds: readonly AgreementKind[] = [
  'FRAMEWORK',
  'INTENT',
  'CONTRACT',
  'COOPERATION',
  'SPONSORSHIP',
  'GRANT',
  'TALENT',
];

/** In whose measure the sum of a kind counts; a talent agreement's counts nowhere. */
export const amountMeasure: Readonly<Record<AgreementKind, Measure | undefined>> = {
  FRAMEWORK: 'FRAMEWORK_AMOUNT',
  INTENT: 'INTENT_AMOUNT',
  CONTRACT: 'CONTRACT_AMOUNT',
  COOPERATION: 'AGREED_AMOUNT',
  SPONSORSHIP: 'SPONSORSHIP_AMOUNT',
  GRANT: 'SPONSORSHIP_AMOUNT',
  TALENT: undefined,
};

/** Kinds that say what to do together, or are about people: they may state no sum. */
export const mayLackAmount = (kind: AgreementKind | ''): boolean => kind === 'FRAMEWORK' || kind === 'TALENT';

type Counted = {
  readonly kind: AgreementKind;
  readonly status: string;
  readonly amount: { readonly cny: string } | null;
};

export type KindSum = {
  readonly kind: AgreementKind;
  readonly count: number;
  readonly fen: bigint;
  readonly withoutAmount: number;
  readonly terminated: number;
};

/** What the agreements of a list come to, each kind apart. A terminated one is counted, and its sum is not, as in the figures. */
export const sumsByKind = (agreements: readonly Counted[]): readonly KindSum[] =>
  kinds.flatMap((kind) => {
    const own = agreements.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const standing = own.filter(({ status }) => status !== 'TERMINATED');
    return [
      {
        kind,
        count: own.length,
        fen: standing.reduce((sum, { amount }) => sum + BigInt(amount?.cny ?? 0), 0n),
        withoutAmount: standing.filter(({ amount }) => amount === null).length,
        terminated: own.length - standing.length,
      },
    ];
  });

export const statusTone = (status: AgreementStatus) =>
  status === 'SIGNED' ? 'accent' : status === 'TERMINATED' ? 'red' : 'plain';
