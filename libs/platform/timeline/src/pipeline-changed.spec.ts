import { expect, it } from '@jest/globals';
import { isAsked } from './pipeline-changed.resolver.js';
import './testing/kinds.js';

const change = { kind: 'LEAD', subjectId: 'l1', names: new Set(['l1', 'o1', 'hub']) };

it.each<[string, Parameters<typeof isAsked>[0], boolean]>([
  ['everything', {}, true],
  ['its kind', { subjects: ['LEAD'] }, true],
  ['another kind', { subjects: ['VISIT'] }, false],
  ['no kind at all', { subjects: [] }, false],
  ['its subject', { subjectIds: ['l2', 'l1'] }, true],
  ['another subject, though it names it', { subjectIds: ['o1'] }, false],
  ['an organization that it names', { organizationIds: ['o1'] }, true],
  ['the hub above it', { organizationIds: ['hub'] }, true],
  ['another organization', { organizationIds: ['o2'] }, false],
  ['its kind, and another organization', { subjects: ['LEAD'], organizationIds: ['o2'] }, false],
])('who asks for %s', (_, asked, heard) => expect(isAsked(asked)(change)).toBe(heard));
