import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EventRegistry } from '#platform/event-store';
import { baselineRule, claimedOf } from '#platform/ledger';
import { agreementCells } from './agreement.cells.js';
import { agreementEvents, type AgreementEvent } from './agreement.events.js';
import { absent, evolve, termsOn, type Agreement, type SignedAgreement } from './agreement.state.js';
import { agreementUpcasts } from './agreement.upcasts.js';

type Stored = { readonly type: string; readonly v: number; readonly data: object };

const folder = path.join(import.meta.dirname, '../samples');
const stored = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Stored] as const,
);
const registry = new EventRegistry([{ types: agreementEvents, upcasts: agreementUpcasts }]);
const latest = (type: string): AgreementEvent => {
  const [, sample] = stored.findLast(([, each]) => each.type === type)!;
  return registry.upcast(sample) as AgreementEvent;
};
const fold = (...types: string[]): Agreement => types.map(latest).reduce(evolve, absent);

describe('stored samples of agreements', () => {
  it.each(stored)('%s is named for its type and version, and read in its latest shape', (file, sample) => {
    expect(file).toBe(`${sample.type}.v${sample.v}.json`);
    expect(registry.upcast(sample)).toEqual(latest(sample.type));
  });

  it('are there for every version of every type', () => {
    const expected = Object.entries(agreementEvents).flatMap(([type, { v }]) =>
      Array.from({ length: v }, (_, i) => `${type}.v${i + 1}.json`),
    );
    expect(stored.map(([file]) => file).toSorted()).toEqual(expected.toSorted());
  });

  it('fold to an agreement with its whole history', () => {
    const agreement = fold('AgreementSigned', 'AgreementAmended', 'AgreementCorrected') as SignedAgreement;
    expect(agreement).toMatchObject({
      status: 'signed',
      kind: 'CONTRACT',
      signedOn: '2022-03-08',
      regionCode: '370202',
      leadId: expect.any(String),
      amendments: [{ on: '2022-06-01' }],
      decisions: {},
    });
    expect(termsOn(agreement)).toEqual({ amount: expect.objectContaining({ cny: 113_709_600_000 }) });
    expect(claimedOf(agreementCells(baselineRule, agreement), 'CONTRACT_AMOUNT')).toBe(113_709_600_000n);
  });

  it('fold to a fulfilled and to a terminated one', () => {
    expect(fold('AgreementSigned', 'AgreementFulfilled')).toMatchObject({
      status: 'fulfilled',
      fulfilledOn: '2022-08-20',
    });
    expect(fold('AgreementSigned', 'AgreementTerminated')).toMatchObject({
      status: 'terminated',
      terminatedOn: '2022-08-20',
    });
  });

  it('stop a fold that begins without a signing', () =>
    expect(() => fold('AgreementAmended')).toThrow('before AgreementSigned'));
});
