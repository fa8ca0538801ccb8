import { describe, expect, it } from '@jest/globals';
import type { Accounts } from '#platform/access';
import { Refused, type Meta } from '#platform/kernel';
import type { Organizations, Stations } from '#domain/network';
import { chamber, cityHub, hub, owner, reporter, stationId, union, userId } from './testing/lead.examples.js';
import { Parties } from './parties.js';

const meta = {} as Meta;
const organizations = {
  creditLines: (field: string, credits: readonly { organizationId: string; basisPoints: number }[]) =>
    Promise.resolve(
      credits.map((credit) => {
        if (credit.organizationId === 'nobody') throw new Refused('ORGANIZATION_NOT_FOUND', { field });
        return { ...credit, hubs: credit.organizationId === chamber ? [hub, cityHub] : [cityHub] };
      }),
    ),
} as unknown as Organizations;
const stations = {
  known: (_: string, id: string) =>
    Promise.resolve({
      stationId: id,
      hostOrganizationId: chamber,
      ...(id === 'closed' ? { status: 'closed', closedOn: '2022-06-30' } : { status: 'open' }),
    }),
} as unknown as Stations;
const accounts = {
  known: (field: string, id: string) =>
    id === 'stranger' ? Promise.reject(new Refused('USER_NOT_FOUND', { field })) : Promise.resolve(),
} as unknown as Accounts;
const parties = new Parties(organizations, stations, accounts);
const day = '2022-06-30';

describe('who is to own a lead', () => {
  it('is an organization, with the hubs above it', async () => {
    expect(await parties.owner({ organizationId: union, stationId: null }, day, meta)).toEqual(owner);
  });

  it('is the host of a station, and the station', async () => {
    const expected = { organizationId: chamber, hubs: [hub, cityHub], stationId };
    expect(await parties.owner({ stationId }, day, meta)).toEqual(expected);
    expect(await parties.owner({ stationId, organizationId: chamber }, day, meta)).toEqual(expected);
  });

  it('is a user within them, or one who alone belongs to whoever has it', async () => {
    expect(await parties.owner({ organizationId: union, userId }, day, meta)).toEqual({ ...owner, userId });
    const within = { ...reporter, stationId };
    expect(await parties.owner({ userId }, day, meta, within)).toEqual({ ...within, userId });
  });

  it('is no user who is not known, wherever within', async () => {
    for (const within of [{ organizationId: union }, { stationId }, {}])
      await expect(
        parties.owner({ ...within, userId: 'stranger' }, day, meta, reporter),
      ).rejects.toMatchObject({ code: 'USER_NOT_FOUND', details: { field: 'userId' } });
  });

  it('is not a station of another host', async () => {
    await expect(parties.owner({ stationId, organizationId: union }, day, meta)).rejects.toMatchObject({
      code: 'STATION_OF_ANOTHER_HOST',
      details: { field: 'stationId', hostOrganizationId: chamber },
    });
  });

  it('is not a station that had closed by that day', async () => {
    await expect(parties.owner({ stationId: 'closed' }, day, meta)).rejects.toMatchObject({
      code: 'STATION_CLOSED',
      details: { field: 'stationId' },
    });
    expect(await parties.owner({ stationId: 'closed' }, '2022-06-29', meta)).toMatchObject({
      organizationId: chamber,
    });
  });

  it('is somebody', async () => {
    await expect(parties.owner({ userId }, day, meta)).rejects.toMatchObject({
      fields: [{ field: 'organizationId', code: 'ASSIGNEE_MISSING' }],
    });
    await expect(parties.owner({ organizationId: 'nobody' }, day, meta)).rejects.toMatchObject({
      code: 'ORGANIZATION_NOT_FOUND',
      details: { field: 'organizationId' },
    });
  });
});
