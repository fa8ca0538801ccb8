import { describe, expect, it } from '@jest/globals';
import { EventRegistry, UnknownEvent, type EventTypes } from './event-registry.js';

const leads: EventTypes = {
  types: { LeadReported: { v: 3 }, LeadLost: { v: 1 } },
  upcasts: [
    { type: 'LeadReported', from: 1, step: (data) => ({ ...data, two: true }) },
    { type: 'LeadReported', from: 2, step: (data) => ({ ...data, three: true }) },
  ],
};

describe('the registry of event types', () => {
  const registry = new EventRegistry([leads, { types: { VisitLogged: { v: 1 } }, upcasts: [] }]);

  it('knows the types of all contexts, the log’s own before them, and the version to write of each', () => {
    expect(registry.types()).toEqual(['CommandNoted', 'LeadReported', 'LeadLost', 'VisitLogged']);
    expect(registry.versionOf('LeadReported')).toBe(3);
    expect(registry.versionOf('VisitLogged')).toBe(1);
  });

  it('brings an event up one step at a time to its latest shape', () => {
    const upcast = (v: number) => registry.upcast({ type: 'LeadReported', v, data: { one: true } });
    expect(upcast(1)).toEqual({ type: 'LeadReported', data: { one: true, two: true, three: true } });
    expect(upcast(2)).toEqual({ type: 'LeadReported', data: { one: true, three: true } });
    expect(upcast(3)).toEqual({ type: 'LeadReported', data: { one: true } });
  });

  it.each([
    ['a type of a later release', 'LeadSold', 1],
    ['a version of a later release', 'LeadReported', 4],
    ['a version that never was', 'LeadReported', 0],
    ['a name that every object has', 'constructor', 1],
  ])('stops on %s', (_, type, v) =>
    expect(() => registry.upcast({ type, v, data: {} })).toThrow(UnknownEvent),
  );

  it('stops the start when two contexts claim one name', () =>
    expect(() => new EventRegistry([leads, { types: { LeadLost: { v: 1 } }, upcasts: [] }])).toThrow(
      'LeadLost is declared twice',
    ));

  it('stops the start when a step is missing', () =>
    expect(() => new EventRegistry([{ types: leads.types, upcasts: leads.upcasts.slice(1) }])).toThrow(
      'LeadReported has no upcast from version 1',
    ));

  it('stops the start when a step is declared twice', () =>
    expect(
      () => new EventRegistry([{ types: leads.types, upcasts: [...leads.upcasts, leads.upcasts[0]!] }]),
    ).toThrow('LeadReported has two upcasts from version 1'));
});
