import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startSampleApp, type SampleApp } from './testing/sample-app.js';

/** The public audit suite of GraphQL over HTTP, one case per audit, with the compiler on and off. */
describe.each([{ jit: 1 }, { jit: 0 }])('GraphQL over HTTP, jit $jit', ({ jit }) => {
  let sample: SampleApp;
  beforeAll(async () => {
    sample = await startSampleApp({ jit });
  });
  afterAll(() => sample.close());

  const audits = serverAudits({ url: () => `${sample.url}/graphql` });

  it('has 61 audits', () => expect(audits).toHaveLength(61));

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
  });
});
