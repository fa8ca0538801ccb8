import { describe, expect, it } from '@jest/globals';
import type { EventOf } from '#platform/kernel';
import { projection, type Handlers } from './projection.js';

// What must not compile: a line below `@ts-expect-error` that does compile fails the build.
type Planted = EventOf<'Planted', { readonly on: string }>;
type Watered = EventOf<'Watered', { readonly on: string }>;
type TreeEvent = Planted | Watered;

describe('an event that a view does not answer', () => {
  const all: Handlers<TreeEvent> = { Planted: () => [], Watered: 'ignore', CommandNoted: 'ignore' };
  const view = { name: 'trees', version: 1, streams: [{ category: 'tree' }], rows: [] };

  it('does not compile', () => {
    expect(projection<TreeEvent>({ ...view, on: all }).handles('Planted')).toBe(true);
    // @ts-expect-error Watered is left out
    projection<TreeEvent>({ ...view, on: { Planted: 'ignore', CommandNoted: 'ignore' } });
    // @ts-expect-error the record of a command that changed nothing is left out
    projection<TreeEvent>({ ...view, on: { Planted: 'ignore', Watered: 'ignore' } });
    // @ts-expect-error nothing is called Felled
    projection<TreeEvent>({ ...view, on: { ...all, Felled: 'ignore' } });
    // @ts-expect-error made for another event
    projection<TreeEvent>({ ...view, on: { ...all, Planted: (event: Watered) => [event] } });
  });

  it('does not compile without a version to raise', () => {
    const { version: _, ...unversioned } = view;
    // @ts-expect-error no version
    expect(projection<TreeEvent>({ ...unversioned, on: all }).name).toBe('trees');
  });
});
