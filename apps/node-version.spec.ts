import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { refuseOldNode } from './node-version.js';

afterEach(() => void jest.restoreAllMocks());

/** The line with which this version is refused, or undefined. */
const refusalOf = (version: string): string | undefined => {
  const ended = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  refuseOldNode(version);
  return ended.mock.calls.length > 0 ? String(written.mock.calls[0]?.[0]) : undefined;
};

const importsOf = (file: string): string[] =>
  readFileSync(path.join(import.meta.dirname, '..', file), 'utf8').match(
    /^(import|export) .*from .*|^import '.*/gm,
  ) ?? [];

describe('Node', () => {
  it.each(['18.20.8', '20.20.2', '22.21.0', '24.0.0', '24.6.9'])(
    '%s is refused in one line that says what to do',
    (version) =>
      expect(refusalOf(version)).toMatch(
        new RegExp(`^Yinfeng cannot start: it needs Node 24.7 [^\n]*${version}: npm start[^\n]*\n$`),
      ),
  );

  it.each(['24.7.0', '24.21.0', '25.0.0'])('%s will do', (version) =>
    expect(refusalOf(version)).toBeUndefined(),
  );

  // An import is carried out before the first line of the file that asks for it.
  it.each(['apps/api/src/main.ts', 'apps/worker/src/main.ts', 'bin/yinfeng.mjs'])(
    'is looked at by %s before anything is imported that an older one may not know',
    (file) => expect(importsOf(file)).toEqual([expect.stringMatching(/node-version\.js';$/)]),
  );

  it('is looked at without importing anything', () => expect(importsOf('apps/node-version.ts')).toEqual([]));
});
