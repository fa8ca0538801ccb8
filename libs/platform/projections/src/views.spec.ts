import { expect, it } from '@jest/globals';
import { readingIn } from '#platform/testing';
import type { DataSource } from 'typeorm';
import { Views } from './views.js';

it('refuses a reading of the past, rather than answer it with the rows of the present', () => {
  const views = new Views({} as DataSource, { shown: () => Promise.resolve() });
  expect(() => views.as(readingIn('qingdao', { asOf: '2022-08-31T00:00:00+08:00' }))).toThrow('present only');
});
