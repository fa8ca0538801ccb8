import { describe, expect, it } from '@jest/globals';
import { eventTypes, type EventOf } from './event.js';
import { everybodyAtHome, streamOf } from './stream.js';

/*
 * What must not compile. A line below `@ts-expect-error` that does compile fails the build: the compiler reads specs too. What runs here
 * only shows that the same lines do compile when nothing is left out.
 */
type Planted = EventOf<'Planted', { readonly on: string }>;
type Watered = EventOf<'Watered', { readonly on: string }>;
type Judged = EventOf<'Judged', object>;
/** All that can stand on a tree's stream; others stand there who share `Judged`. */
type TreeEvent = Planted | Watered | Judged;

describe('an event without a version', () => {
  it('does not compile, nor one that is another’s', () => {
    expect(Object.keys(eventTypes<TreeEvent, Judged>({ Planted: { v: 1 }, Watered: { v: 2 } }))).toHaveLength(
      2,
    );
    // @ts-expect-error Watered is left out
    eventTypes<TreeEvent, Judged>({ Planted: { v: 1 } });
    // @ts-expect-error nobody else declares Judged
    eventTypes<TreeEvent>({ Planted: { v: 1 }, Watered: { v: 1 } });
    // @ts-expect-error Judged is declared by its owner
    eventTypes<TreeEvent, Judged>({ Planted: { v: 1 }, Watered: { v: 1 }, Judged: { v: 1 } });
    // @ts-expect-error a type without a number
    eventTypes<Planted>({ Planted: {} });
  });
});

describe('an event without a fold', () => {
  const fold = (days: number, event: TreeEvent): number => {
    switch (event.type) {
      case 'Planted':
        return 0;
      case 'Watered':
        return days + 1;
      case 'Judged':
        return days;
    }
  };

  it('does not compile in the fold', () => {
    expect(fold(3, { type: 'Watered', data: { on: '' } })).toBe(4);
    // @ts-expect-error nothing is returned for Judged
    const forgetful = (days: number, event: TreeEvent): number => {
      switch (event.type) {
        case 'Planted':
          return 0;
        case 'Watered':
          return days + 1;
      }
    };
    expect(forgetful).toBeDefined();
  });

  it('does not compile where the stream is declared', () => {
    expect(streamOf<number, TreeEvent>('tree', 0, fold, everybodyAtHome)('1').id).toBe('tree-1');
    const ofPlanted = (_days: number, event: Planted): number => event.data.on.length;
    // @ts-expect-error a fold that takes no other event
    streamOf<number, TreeEvent>('tree', 0, ofPlanted, everybodyAtHome);
    // @ts-expect-error nobody says whose records they are
    streamOf<number, TreeEvent>('tree', 0, fold);
  });
});
