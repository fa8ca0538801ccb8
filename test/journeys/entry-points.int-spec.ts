import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contexts } from '#composition/program';
import { entryPointsWithoutAllow } from '#platform/access';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

let server: RunningServer;
let ask: Record<'admin' | 'analyst' | 'station' | 'liaison' | 'reviewer', Ask>;
beforeAll(async () => {
  server = await runningServer();
  ask = {
    admin: await server.as('admin'),
    analyst: await server.as('analyst'),
    station: await server.as('station'),
    liaison: await server.as('liaison'),
    reviewer: await server.as('reviewer'),
  };
});
afterAll(() => server?.end());

describe('entry points', () => {
  it('all declare their permission', () => expect(entryPointsWithoutAllow(server.app)).toEqual([]));

  it('find at the first command whatever its rule looks things up in', () => {
    for (const { commands, innerCommands = [] } of contexts)
      for (const each of [...commands, ...innerCommands])
        for (const need of 'needs' in each ? Object.values(each.needs ?? {}) : [])
          expect([need.name, server.app.get(need as never, { strict: false })]).toEqual([
            need.name,
            expect.any(need as never),
          ]);
  });

  it('refuse the anonymous', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ organizations(first: 1) { totalCount } }' }),
    });
    expect(((await response.json()) as any).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  const REGISTER = 'mutation($i: RegisterOrganizationInput!) { registerOrganization(input: $i) { id } }';
  const input = { name: '某协会', kind: 'SOCIAL_ASSOCIATION', regionCode: '370202' };
  it('refuse a role that does not hold the permission, and append nothing', async () => {
    const head = await server.platform.log.head();
    for (const role of ['analyst', 'station', 'liaison', 'reviewer'] as const)
      expect(await ask[role].refusal(REGISTER, { i: input })).toBe('FORBIDDEN');
    expect(await server.platform.log.head()).toBe(head);
    expect(await ask.admin.refusal(REGISTER, { i: input })).toBeNull();
  });
});
