import { afterAll, beforeAll, expect, it } from '@jest/globals';
import path from 'node:path';
import { projectRoot } from '#composition/seeds';
import { dateOf } from '#platform/kernel';
import { webAppIn } from '../../apps/api/src/web.js';
import { runningServer, type RunningServer } from '../support/server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer();
});
afterAll(() => server?.end());

it('the server says what it is to everybody, and on what day', async () => {
  const before = dateOf(new Date());
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ serverInfo { name version demo clock logId today webBuild } }' }),
  });
  const { data } = (await response.json()) as { data: { serverInfo: Record<string, unknown> } };
  const { today, ...info } = data.serverInfo;
  expect(info).toEqual({
    name: '引凤 Yinfeng',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    demo: true,
    clock: 'WITNESSED',
    logId: await server.platform.store.logId(),
    // The specs run with and without a built web app.
    webBuild: webAppIn(path.join(projectRoot(), 'apps/web/dist'))?.build ?? null,
  });
  // The day may turn while this is asked.
  expect([before, dateOf(new Date())]).toContain(today);
});
