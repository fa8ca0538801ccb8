import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { complaints } from './logger.js';

const escape = '\u001b';
const [terminal, file] = [{ isTTY: true }, {}];

/** What it writes of a complaint. */
const written = (...given: Parameters<typeof complaints>): string => {
  let output = '';
  const hear = (text: unknown) => ((output += String(text)), true);
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(hear),
  );
  const logger = complaints(...given);
  logger.error('it broke', 'Error: it broke\n    at here', 'GraphQL');
  logger.warn('beware');
  logger.debug('a detail');
  logger.log('news');
  for (const spy of spies) spy.mockRestore();
  return output;
};

afterEach(() => void jest.restoreAllMocks());

describe('complaints', () => {
  it('are coloured for a person at a terminal, and not in a file or a pipe', () => {
    expect(written({}, [terminal, terminal])).toContain(escape);
    expect(written({}, [terminal, file])).not.toContain(escape);
    expect(written({}, [file, file])).not.toContain(escape);
  });

  it('are coloured or not as the environment says', () => {
    expect(written({ NO_COLOR: '1' }, [terminal, terminal])).not.toContain(escape);
    expect(written({ FORCE_COLOR: '1' }, [file, file])).toContain(escape);
  });

  it('are all that is said', () => {
    const output = written({}, [file, file]);
    expect(output).toMatch(/it broke[^]*beware/);
    expect(output).not.toMatch(/a detail|news/);
  });
});
