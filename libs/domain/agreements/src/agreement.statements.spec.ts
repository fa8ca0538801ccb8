import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from '#platform/kernel';
import { baselineRule, cellDifference } from '#platform/ledger';
import { agreementCells } from './agreement.cells.js';
import type { AgreementDescription, AgreementEvent, AgreementTerms } from './agreement.events.js';
import { agreementId, signed, today, yuan } from './testing/agreement.examples.js';
import { absent, evolve, termsOn, type Agreement, type SignedAgreement } from './agreement.state.js';
import { amendAgreement } from './commands/amend-agreement/amend-agreement.decide.js';
import { correctAgreement } from './commands/correct-agreement/correct-agreement.decide.js';

// The signing of 10 March says 10,000 yuan and an end in 2025; amendments have days of their own, and are recorded in any order.

type Said = (agreement: Agreement) => AgreementEvent[];
const amend =
  (after: AgreementTerms, amendedOn: CalendarDate): Said =>
  (agreement) =>
    amendAgreement(agreement, { agreementId, after, amendedOn, reason: '补充协议' }, today);
const correct =
  (right: Partial<AgreementDescription>): Said =>
  (agreement) =>
    correctAgreement(agreement, { agreementId, right, clear: [], reason: '录入有误' }, today);

const tenThousand = { amount: yuan(1_000_000) };
const eightThousand = { amount: yuan(800_000) };
const twelveThousand = { amount: yuan(1_200_000) };
const in2025 = { expiresOn: '2025-03-09' };
const in2024 = { expiresOn: '2024-03-09' };
const afterAll = (...said: readonly Said[]): SignedAgreement =>
  said.reduce<Agreement>(
    (agreement, say) => say(agreement).reduce(evolve, agreement),
    evolve(absent, signed({ ...tenThousand, ...in2025 })),
  ) as SignedAgreement;
const amounts = (agreement: SignedAgreement) =>
  cellDifference([], agreementCells(baselineRule, agreement))
    .filter((cell) => cell.measure === 'CONTRACT_AMOUNT' && cell.kind === 'UNDIVIDED')
    .map(({ on, amount }) => `${on} ${amount}`);

describe('terms that were stated', () => {
  it('stand though the signing, with which they agreed, is corrected', () => {
    const agreement = afterAll(
      amend({ ...tenThousand, ...in2025 }, '2022-06-01'),
      correct({ ...eightThousand, ...in2024 }),
    );
    expect(termsOn(agreement)).toEqual({ ...tenThousand, ...in2025 });
    expect(termsOn(agreement, '2022-05-31')).toEqual({ ...eightThousand, ...in2024 });
    expect(amounts(agreement)).toEqual(['2022-03-10 800000', '2022-06-01 200000']);
  });

  it('stand each, also beside one that was news', () => {
    const agreement = afterAll(amend({ ...tenThousand, ...in2024 }, '2022-06-01'), correct(eightThousand));
    expect(termsOn(agreement)).toEqual({ ...tenThousand, ...in2024 });
  });

  it('stand where others are recorded late for the days before them', () => {
    const agreement = afterAll(amend(tenThousand, '2022-06-01'), amend(eightThousand, '2022-05-01'));
    expect(termsOn(agreement)).toEqual({ ...tenThousand, ...in2025 });
    expect(amounts(agreement)).toEqual(['2022-03-10 1000000', '2022-05-01 -200000', '2022-06-01 200000']);
  });

  it('leave to the signing what they do not state', () => {
    const agreement = afterAll(amend(tenThousand, '2022-06-01'), correct(in2024));
    expect(termsOn(agreement)).toEqual({ ...tenThousand, ...in2024 });
  });

  it('are the same in whatever order they are recorded', () => {
    const said = [
      amend({ ...tenThousand, ...in2025 }, '2022-06-01'),
      amend(eightThousand, '2022-05-01'),
      amend(twelveThousand, '2022-07-01'),
      correct({ ...twelveThousand, ...in2024 }),
    ];
    const orders = said.flatMap((_, n) => {
      const turned = [...said.slice(n), ...said.slice(0, n)];
      return [turned, turned.toReversed()];
    });
    for (const order of orders) {
      const agreement = afterAll(...order);
      expect(termsOn(agreement)).toEqual({ ...twelveThousand, ...in2025 });
      expect(amounts(agreement)).toEqual([
        '2022-03-10 1200000',
        '2022-05-01 -400000',
        '2022-06-01 200000',
        '2022-07-01 200000',
      ]);
    }
  });

  it('move no figure when they agree with what stands', () =>
    expect(amounts(afterAll(amend(tenThousand, '2022-06-01')))).toEqual(amounts(afterAll())));
});
