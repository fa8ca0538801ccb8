import { describe, expect, it } from '@jest/globals';
import { moveTo, nextOf, whyNot, type Standing } from './moves.ts';

const lead = (is: Partial<Standing>): Standing => ({
  stage: 'REPORTED',
  inPool: false,
  qualifiedOn: null,
  duplicateOf: null,
  ...is,
});
const all = () => true;
const none = () => false;

describe('moveTo', () => {
  it('names the act that makes each move', () => {
    expect(moveTo(lead({}), 'QUALIFIED', all)).toEqual({ act: 'qualifyLead' });
    expect(moveTo(lead({ stage: 'QUALIFIED' }), 'ASSIGNED', all)).toEqual({ act: 'assignLead' });
    expect(moveTo(lead({ stage: 'ASSIGNED' }), 'NEGOTIATING', all)).toEqual({ act: 'followUpLead' });
    expect(moveTo(lead({ stage: 'NEGOTIATING' }), 'LOST', all)).toEqual({ act: 'loseLead' });
    expect(moveTo(lead({ stage: 'LOST' }), 'REPORTED', all)).toEqual({ act: 'reopenLead' });
  });
  it('goes back only into the pool', () => {
    expect(moveTo(lead({ stage: 'NEGOTIATING', qualifiedOn: '2026-01-02' }), 'QUALIFIED', all)).toEqual({
      act: 'releaseLead',
    });
    expect(moveTo(lead({ stage: 'NEGOTIATING' }), 'QUALIFIED', all)).toEqual({ why: 'MOVE_NOT_QUALIFIED' });
    expect(moveTo(lead({ stage: 'QUALIFIED', qualifiedOn: '2026-01-02' }), 'REPORTED', all)).toEqual({
      why: 'MOVE_QUALIFIED_STAYS',
    });
    expect(moveTo(lead({ stage: 'NEGOTIATING' }), 'ASSIGNED', all)?.why).toBe('MOVE_TALKS_STAY');
  });
  it('says what would help where a lead lies in the pool', () => {
    expect(moveTo(lead({ inPool: true }), 'NEGOTIATING', all)).toEqual({
      why: 'LEAD_IN_POOL',
      instead: 'claimLead',
    });
  });
  it('moves no duplicate, nor for somebody who may not', () => {
    expect(moveTo(lead({ duplicateOf: 'x' }), 'QUALIFIED', all)).toEqual({ why: 'LEAD_DUPLICATE' });
    expect(moveTo(lead({}), 'QUALIFIED', none)).toEqual({ why: 'FORBIDDEN' });
  });
  it('is none where it stands already', () => {
    expect(moveTo(lead({}), 'REPORTED', all)).toBeUndefined();
  });
});

describe('whyNot', () => {
  it('lets a record be corrected whatever became of it', () => {
    expect(whyNot(lead({ stage: 'LOST', duplicateOf: 'x' }), 'correctLead')).toBeUndefined();
  });
  it('knows what a lost one can do', () => {
    expect(whyNot(lead({ stage: 'LOST' }), 'followUpLead')).toBe('LEAD_LOST');
    expect(whyNot(lead({ stage: 'LOST' }), 'reopenLead')).toBeUndefined();
    expect(whyNot(lead({}), 'reopenLead')).toBe('LEAD_NOT_LOST');
  });
  it('claims only out of the pool', () => {
    expect(whyNot(lead({}), 'claimLead')).toBe('LEAD_NOT_IN_POOL');
    expect(whyNot(lead({ inPool: true }), 'claimLead')).toBeUndefined();
  });
});

it('offers next only what can be done', () => {
  for (const stage of ['REPORTED', 'QUALIFIED', 'ASSIGNED', 'NEGOTIATING', 'LOST'] as const)
    for (const inPool of stage === 'REPORTED' || stage === 'QUALIFIED' ? [true, false] : [false])
      for (const duplicateOf of [null, 'x']) {
        const standing = lead({ stage, inPool, duplicateOf });
        for (const act of nextOf(standing)) expect(whyNot(standing, act)).toBeUndefined();
      }
});
