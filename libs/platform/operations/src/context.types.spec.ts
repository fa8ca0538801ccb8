import { expect, it } from '@jest/globals';
import type { Context } from './context.js';

// What must not compile: a line below `@ts-expect-error` that does compile fails the build.

it('a context is seeded by a post of the demonstration, and no other compiles', () => {
  const posts: Context['seededBy'][] = ['admin', 'reviewer', 'liaison', 'station', 'analyst'];
  expect(new Set(posts).size).toBe(5);
  // @ts-expect-error misspelt: its seeds would be recorded by the system's administrator
  expect(posts).not.toContain('liason' satisfies Context['seededBy']);
});
