import { describe, expect, it } from '@jest/globals';
import { BadInput, Refused, type RecognitionEvent } from '#platform/kernel';
import { recognize, type Figure, type Recognize } from './recognize.decide.js';

const measure = 'PLANNED_INVESTMENT';
/** A figure of ¥1m claimed, seen at version 3, nothing decided. */
const changed = [
  {
    field: `${measure}.claimed`,
    before: '1',
    after: '2',
    version: 3,
    changedBy: 'somebody',
    changedAt: '2026-11-27T08:00:00+08:00',
  },
];
const claim: Figure = {
  version: 3,
  changedAt: 3,
  places: 0,
  claimed: 100_000_000n,
  moved: false,
  changedSince: (seenVersion) => (seenVersion < 3 ? changed : []),
};
const recognized: Figure = { ...claim, decided: { decision: 'RECOGNIZED', value: 80_000_000 } };
const rejected: Figure = { ...claim, decided: { decision: 'REJECTED' } };
const count: Figure = { ...claim, places: 4, claimed: 10_000n };

type Rest = Partial<Omit<Recognize, 'decision'>>;
const decide = (figure: Figure, decision: Recognize['decision'], rest: Rest = {}) =>
  recognize(figure, { measure, decision, seenVersion: 3, ruleId: 'floor@1', ...rest });
const refusal = (...said: Parameters<typeof decide>): unknown => {
  try {
    return decide(...said);
  } catch (error) {
    if (error instanceof BadInput) return error.fields.map(({ field, code }) => `${field} ${code}`).join();
    if (error instanceof Refused) return { code: error.code, ...error.details };
    throw error;
  }
};
const facts = (type: RecognitionEvent['type'], data: object = {}) => [
  { type, data: { measure, seenVersion: 3, ruleId: 'floor@1', ...data } },
];

describe('recognize', () => {
  it('takes the whole claim where no value is given', () =>
    expect(decide(claim, 'RECOGNIZE')).toEqual(facts('FigureRecognized', { value: 100_000_000 })));

  it('takes part of it, with a reason or without', () => {
    expect(decide(claim, 'RECOGNIZE', { value: '80000000' })).toEqual(
      facts('FigureRecognized', { value: 80_000_000 }),
    );
    expect(decide(claim, 'RECOGNIZE', { value: '80000000', reason: '扣除土地款' })).toEqual(
      facts('FigureRecognized', { value: 80_000_000, reason: '扣除土地款' }),
    );
  });

  it('takes part of a count, to four decimals', () =>
    expect(decide(count, 'RECOGNIZE', { value: '0.3333' })).toEqual(
      facts('FigureRecognized', { value: 3_333 }),
    ));

  it('takes the claim to the fen and refuses a fen more', () => {
    expect(decide(claim, 'RECOGNIZE', { value: '100000000' })).toHaveLength(1);
    expect(refusal(claim, 'RECOGNIZE', { value: '100000001' })).toEqual({
      code: 'RECOGNITION_EXCEEDS_CLAIM',
      field: 'value',
      claimed: '100000000',
    });
    expect(refusal(count, 'RECOGNIZE', { value: '1.0001' })).toMatchObject({
      code: 'RECOGNITION_EXCEEDS_CLAIM',
    });
    expect(refusal(claim, 'RECOGNIZE', { value: '9'.repeat(30) })).toMatchObject({
      code: 'RECOGNITION_EXCEEDS_CLAIM',
    });
  });

  it('replaces what was recognized before', () =>
    expect(decide(recognized, 'RECOGNIZE')).toEqual(facts('FigureRecognized', { value: 100_000_000 })));

  it('records the same value again: a newer version was seen', () =>
    expect(decide(recognized, 'RECOGNIZE', { value: '80000000' })).toEqual(
      facts('FigureRecognized', { value: 80_000_000 }),
    ));

  it.each([
    ['0', 'value DECIMAL_NOT_POSITIVE'],
    ['-5', 'value DECIMAL_NOT_POSITIVE'],
    ['0.5', 'value DECIMAL_TOO_PRECISE'],
    ['much', 'value DECIMAL_INVALID'],
  ])('refuses %s fen', (value, fault) => expect(refusal(claim, 'RECOGNIZE', { value })).toBe(fault));

  it('refuses a rejected figure until it is reopened', () =>
    expect(refusal(rejected, 'RECOGNIZE')).toMatchObject({ code: 'FIGURE_REJECTED', measure }));

  it('refuses where nothing is claimed', () =>
    expect(refusal({ ...claim, claimed: 0n }, 'RECOGNIZE')).toEqual({
      code: 'CLAIM_NOT_FOUND',
      field: 'measure',
      measure,
    }));
});

describe('reject', () => {
  it('records why', () => {
    expect(decide(claim, 'REJECT', { reason: '无佐证' })).toEqual(
      facts('FigureRejected', { reason: '无佐证' }),
    );
    expect(decide(recognized, 'REJECT', { reason: '无佐证' })).toEqual(
      facts('FigureRejected', { reason: '无佐证' }),
    );
  });

  it('wants a reason, and no value', () => {
    expect(refusal(claim, 'REJECT')).toBe('reason REASON_MISSING');
    expect(refusal(claim, 'REJECT', { reason: '无佐证', value: '1' })).toBe('value VALUE_NOT_APPLICABLE');
  });

  it('records nothing when it is rejected already', () =>
    expect(decide(rejected, 'REJECT', { reason: '无佐证' })).toEqual([]));

  it('records it again where something has moved since: a newer version was seen', () => {
    expect(decide({ ...rejected, moved: true }, 'REJECT', { reason: '无佐证' })).toEqual(
      facts('FigureRejected', { reason: '无佐证' }),
    );
    expect(refusal({ ...rejected, moved: true, claimed: 0n }, 'REJECT', { reason: '无佐证' })).toMatchObject({
      code: 'CLAIM_NOT_FOUND',
    });
  });

  it('refuses where nothing is claimed', () =>
    expect(refusal({ ...claim, claimed: 0n }, 'REJECT', { reason: '无佐证' })).toMatchObject({
      code: 'CLAIM_NOT_FOUND',
    }));
});

describe('reopen', () => {
  it('takes a decision back', () => {
    expect(decide(rejected, 'REOPEN')).toEqual(facts('FigureReopened'));
    expect(decide(recognized, 'REOPEN', { reason: '补充材料' })).toEqual(
      facts('FigureReopened', { reason: '补充材料' }),
    );
  });

  it('takes one back also where the claim has gone meanwhile', () =>
    expect(decide({ ...recognized, claimed: 0n }, 'REOPEN')).toEqual(facts('FigureReopened')));

  it('refuses where nothing was decided, by a code of its own', () => {
    for (const figure of [claim, { ...claim, claimed: 0n }])
      expect(refusal(figure, 'REOPEN')).toEqual({ code: 'FIGURE_UNDECIDED', field: 'decision', measure });
  });

  it('wants no value', () =>
    expect(refusal(rejected, 'REOPEN', { value: '1' })).toBe('value VALUE_NOT_APPLICABLE'));
});

describe('every decision', () => {
  it.each<Recognize['decision']>(['RECOGNIZE', 'REJECT', 'REOPEN'])(
    '%s is on what was seen: any other version is a conflict that names the current one and what has changed',
    (decision) => {
      for (const seenVersion of [0, 2, 4])
        for (const figure of [claim, recognized, rejected])
          expect(refusal(figure, decision, { seenVersion, reason: '无佐证' })).toEqual({
            code: 'CONFLICT',
            field: 'seenVersion',
            seenVersion,
            version: 3,
            changed: seenVersion < 3 ? changed : [],
          });
    },
  );

  it('may name any version since the last fact: commands that changed nothing came between', () => {
    const noted: Figure = { ...claim, version: 6, changedAt: 3 };
    for (const seenVersion of [3, 4, 6])
      expect(decide(noted, 'RECOGNIZE', { seenVersion })).toEqual(
        facts('FigureRecognized', { seenVersion, value: 100_000_000 }),
      );
    for (const seenVersion of [2, 7])
      expect(refusal(noted, 'RECOGNIZE', { seenVersion })).toMatchObject({ code: 'CONFLICT', version: 6 });
  });

  it.each<Recognize['decision']>(['RECOGNIZE', 'REJECT', 'REOPEN'])(
    '%s refuses a subject that is not there, whatever was seen',
    (decision) =>
      expect(
        refusal({ ...claim, version: 0, changedAt: 0, claimed: 0n }, decision, { reason: '无佐证' }),
      ).toEqual({
        code: 'SUBJECT_NOT_FOUND',
        field: 'subjectId',
      }),
  );
});
