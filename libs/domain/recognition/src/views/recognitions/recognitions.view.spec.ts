import { describe, expect, it } from '@jest/globals';
import type { Measure, RecognitionEvent } from '#platform/kernel';
import { declareMeasures, fen, measuresOf } from '#platform/ledger';
import { projectedRow, recordedOn } from '#platform/testing';
import { recognitionId, RecognitionRow, recognitionsView } from './recognitions.view.js';

const line = measuresOf('the credited', 'none');
declareMeasures('project', {
  PLANNED_INVESTMENT: line('FEN', fen, 'landed'),
  PROJECTS_LANDED: line('COUNT', ['个', 'projects'], 'landed'),
});

const subjectId = '7a1f4b62-52c1-5d2f-9b1e-0c6b1f6f2a01';
const streamId = `project-${subjectId}`;
const measure = 'PLANNED_INVESTMENT';
const after = (of: Measure, ...events: RecognitionEvent[]) =>
  projectedRow(recognitionsView, recordedOn(streamId, events), RecognitionRow, recognitionId(streamId, of));
const recognized = (of: Measure, value: number): RecognitionEvent => ({
  type: 'FigureRecognized',
  data: { measure: of, value, seenVersion: 7 },
});
const rejected: RecognitionEvent = {
  type: 'FigureRejected',
  data: { measure, seenVersion: 8, reason: '无佐证' },
};
const row = (values: Partial<Pick<RecognitionRow, 'measure' | 'recognized'>>) =>
  Object.assign(new RecognitionRow(), { measure, recognized: null, ...values });

describe('the recognitions view', () => {
  it('shows what was recognized, on which version, and which version it made', async () =>
    expect(await after(measure, recognized(measure, 80))).toEqual({
      id: `${subjectId}/PLANNED_INVESTMENT`,
      subjectId,
      measure,
      decision: 'RECOGNIZE',
      recognized: '80',
      seenVersion: 7,
      version: 1,
      decidedAt: '2022-08-31T09:00:01+08:00',
      reason: null,
      jurisdictionId: 'qingdao',
    }));

  it('shows the last decision alone', async () => {
    expect(await after(measure, recognized(measure, 80), recognized(measure, 90))).toMatchObject({
      recognized: '90',
      version: 2,
    });
    expect(await after(measure, recognized(measure, 80), rejected)).toMatchObject({
      decision: 'REJECT',
      recognized: null,
      reason: '无佐证',
      seenVersion: 8,
    });
    expect(
      await after(measure, recognized(measure, 80), rejected, {
        type: 'FigureReopened',
        data: { measure, seenVersion: 9 },
      }),
    ).toMatchObject({ decision: 'REOPEN', recognized: null, reason: null, version: 3 });
  });

  it('keeps a row for each measure of a subject', async () => {
    const both = [recognized(measure, 80), recognized('PROJECTS_LANDED', 5_000)];
    expect(await after(measure, ...both)).toMatchObject({ recognized: '80' });
    expect(await after('PROJECTS_LANDED', ...both)).toMatchObject({ recognized: '5000' });
    expect(await after('PAID_IN_DOMESTIC', ...both)).toBeUndefined();
  });

  it('gives values in the unit of the measure', () => {
    const fen = row({ recognized: '5820000000000' });
    expect(fen.value).toBe('5820000000000');
    expect(fen.shown('ZH_CN')).toBe('582亿元');
    expect(fen.shown('EN_US')).toBe('¥58.2 billion');
    const count = row({ measure: 'PROJECTS_LANDED', recognized: '5000' });
    expect(count.value).toBe('0.5');
    expect(count.shown('ZH_CN')).toBe('0.5个');
    expect(row({}).value).toBeNull();
    expect(row({}).shown('ZH_CN')).toBeNull();
  });
});
