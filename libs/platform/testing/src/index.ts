import { deepStrictEqual, strictEqual } from 'node:assert';
import { Refused, type AnyEvent, type Reading } from '#platform/kernel';

export * from './projected.js';

/** Somebody who reads all of a jurisdiction. */
export const readingIn = (jurisdictionId: string, given: Partial<Reading> = {}): Reading => ({
  viewer: { id: '00000000-0000-4000-8000-0000000000aa', jurisdictionId, organizationId: null },
  scopes: 'all',
  locale: 'ZH_CN',
  ...given,
});

/**
 * Rules read as given/when/then: `specFor({ initial, evolve })([past]).when(decide).then([events])`.
 * `thenRefused` wants the refusal's code, and its field where given.
 */
export const specFor =
  <S, E extends AnyEvent>({ initial, evolve }: { initial: S; evolve: (state: S, event: E) => S }) =>
  (past: readonly E[]) => ({
    when: (decide: (state: S) => readonly E[]) => {
      const run = () => decide(past.reduce(evolve, initial));
      return {
        then: (expected: readonly E[]) => deepStrictEqual(run(), expected),
        thenNothing: () => deepStrictEqual(run(), []),
        thenRefused: (code: string, field?: string) => {
          let caught: unknown;
          try {
            run();
          } catch (error) {
            caught = error;
          }
          if (!(caught instanceof Refused)) throw caught ?? new Error(`expected refusal ${code}`);
          strictEqual(caught.code, code);
          if (field !== undefined) strictEqual(caught.details['field'], field);
        },
      };
    },
  });
