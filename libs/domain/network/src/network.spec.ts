import { EventRegistry, MemoryEventStore, StreamWriter } from '#platform/event-store';
import { equalCredits, subjectIdOf, unlimited, withCheckDigit, type Meta } from '#platform/kernel';
import { carryOut, previewed } from '#platform/operations';
import { describe, expect, it } from '@jest/globals';
import { assignOrganizationToHubCommand } from './commands/assign-organization-to-hub/assign-organization-to-hub.command.js';
import {
  correctMembershipCommand,
  type CorrectMembershipInput,
} from './commands/correct-membership/correct-membership.command.js';
import {
  correctOrganizationCommand,
  type CorrectOrganizationInput,
} from './commands/correct-organization/correct-organization.command.js';
import { joinNetworkCommand } from './commands/join-network/join-network.command.js';
import { openStationCommand } from './commands/open-station/open-station.command.js';
import {
  registerOrganizationCommand,
  type RegisterOrganizationInput,
} from './commands/register-organization/register-organization.command.js';
import { networkContext } from './network.context.js';
import { OrganizationIdentities } from './organization-identities.js';
import type { OrganizationEvent } from './organization.events.js';
import { organizationStream } from './organization.state.js';
import { Organizations } from './organizations.js';
import { Stations } from './stations.js';

// The directories and the commands over a real stream writer, on the store for specs.
const codes = ['51370200MJD123451', '51370200MJD123452', '51370200MJD123453'].map((digits) =>
  withCheckDigit(digits.slice(0, 17)),
) as [string, string, string];

const network = () => {
  const store = new MemoryEventStore();
  const streams = new StreamWriter(store, new EventRegistry([networkContext.events]), Buffer.alloc(32));
  const organizations = new Organizations(streams);
  const identities = new OrganizationIdentities(streams);
  const stations = new Stations(streams);
  let said = 0;
  const meta = (given: Partial<Meta> = {}): Meta => ({
    commandId: `00000000-0000-4000-8000-${String(++said).padStart(12, '0')}`,
    actorId: '00000000-0000-4000-8000-00000000000a',
    jurisdictionId: 'qingdao',
    correlationId: '00000000-0000-4000-8000-00000000000c',
    at: '2022-08-31T08:00:00+08:00',
    grant: unlimited,
    ...given,
  });
  const given = { organizations, identities };
  const correction = (organizationId: string, input: Partial<CorrectOrganizationInput>, by: Meta) =>
    new correctOrganizationCommand.command({ organizationId, reason: '录入有误', ...input }, by);
  return {
    store,
    streams,
    organizations,
    identities,
    stations,
    meta,
    register: async (input: Partial<RegisterOrganizationInput> = {}, by: Partial<Meta> = {}) => {
      const data = { name: '示例协会', kind: 'SOCIAL_ASSOCIATION' as const, regionCode: '370202', ...input };
      const sent = new registerOrganizationCommand.command(data, meta(by));
      return subjectIdOf((await carryOut(registerOrganizationCommand, sent, streams, given)).streamId);
    },
    correct: (organizationId: string, input: Partial<CorrectOrganizationInput>, by: Partial<Meta> = {}) =>
      carryOut(correctOrganizationCommand, correction(organizationId, input, meta(by)), streams, given),
    previewCorrection: (organizationId: string, input: Partial<CorrectOrganizationInput>) =>
      previewed(correctOrganizationCommand, correction(organizationId, input, meta()), streams, given),
    assign: (organizationId: string, hubId: string, assignedOn: string) => {
      const sent = new assignOrganizationToHubCommand.command({ organizationId, hubId, assignedOn }, meta());
      return carryOut(assignOrganizationToHubCommand, sent, streams, given);
    },
    join: (organizationId: string, joinedOn: string) => {
      const sent = new joinNetworkCommand.command({ organizationId, joinedOn }, meta());
      return carryOut(joinNetworkCommand, sent, streams, given);
    },
    events: async () => (await store.readAll(null, 1000)).map(({ type }) => type),
  };
};
const exists = (organizationId: string, field = 'creditCode') => ({
  code: 'ORGANIZATION_EXISTS',
  details: { field, organizationId },
});

describe('who an organization is', () => {
  it('is one by its credit code, whatever its name', async () => {
    const { register, events } = network();
    const first = await register({ creditCode: codes[0] });
    await expect(register({ creditCode: codes[0].toLowerCase(), name: '另一个名字' })).rejects.toMatchObject(
      exists(first),
    );
    expect(await register({ creditCode: codes[1] })).not.toBe(first);
    expect(await events()).toEqual(['OrganizationRegistered', 'OrganizationRegistered']);
  });

  it('is one by its name where it has no code, however that is written', async () => {
    const { register } = network();
    const first = await register({ name: '市南区示例（社区）互助会', kind: 'OTHER' });
    await expect(register({ name: '市南区示例(社区) 互助会', kind: 'OTHER' })).rejects.toMatchObject(
      exists(first, 'name'),
    );
  });

  it('is another in another jurisdiction', async () => {
    const { register } = network();
    const here = await register({ creditCode: codes[0] });
    expect(await register({ creditCode: codes[0] }, { jurisdictionId: 'jinan' })).not.toBe(here);
  });

  it('meets itself when two register at one moment', async () => {
    const { register, events } = network();
    const both = await Promise.allSettled([
      register({ creditCode: codes[0] }),
      register({ creditCode: codes[0], name: '另一个名字' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await events()).toEqual(['OrganizationRegistered']);
  });

  it('is registered once by one command, however often it is sent', async () => {
    const { register, events } = network();
    const commandId = '00000000-0000-4000-8000-0000000000ff';
    const first = await register({ creditCode: codes[0] }, { commandId });
    expect(await register({ creditCode: codes[0] }, { commandId })).toBe(first);
    await expect(register({ creditCode: codes[0], name: '另一个名字' }, { commandId })).rejects.toMatchObject(
      {
        code: 'COMMAND_ID_REUSED',
      },
    );
    expect(await events()).toEqual(['OrganizationRegistered']);
  });

  it('refuses a wrong credit code and an unknown region, and records nothing', async () => {
    const { register, events } = network();
    await expect(register({ creditCode: '54370200MJD1234OXX' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'creditCode', code: 'CREDIT_CODE_INVALID' }],
    });
    await expect(register({ creditCode: '51370200MJD12345XX' })).rejects.toMatchObject({
      code: 'CREDIT_CODE_CHECK_DIFFERS',
      details: { field: 'creditCode' },
    });
    await expect(register({ regionCode: '370299' })).rejects.toMatchObject({
      code: 'REGION_UNKNOWN',
      details: { field: 'regionCode' },
    });
    expect(await events()).toEqual([]);
  });

  it('is one organization under a code that is so in the document, however it is typed', async () => {
    const { register, events } = network();
    const documented = { creditCode: '51370200MJD12345XX', creditCodeAsDocumented: true };
    const first = await register(documented);
    await expect(register({ ...documented, creditCode: ' 51370200 mjd12345xｘ' })).rejects.toMatchObject(
      exists(first, 'creditCode'),
    );
    expect(await events()).toEqual(['OrganizationRegistered']);
  });

  it('answers a registration of before these rules that is sent again, and counts its code as taken', async () => {
    const { register, correct, streams, identities, meta, events } = network();
    const data = { name: '旧', kind: 'OTHER' as const, regionCode: '370202', creditCode: '0'.repeat(18) };
    const said = meta();
    const { organizationId } = await identities.placeOf(`code:${data.creditCode}`, said);
    await streams.change(
      organizationStream(organizationId),
      new registerOrganizationCommand.command(data, said),
      (): OrganizationEvent[] => [
        { type: 'OrganizationRegistered', data: { ...data, organizationId, isHub: false, hubs: [] } },
      ],
    );
    expect(await register(data, said)).toBe(organizationId);
    await expect(register(data)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });

    const wrong = { creditCode: '1'.repeat(18), reason: '录入有误' };
    const corrected = meta();
    await streams.change(
      organizationStream(organizationId),
      new correctOrganizationCommand.command({ organizationId, ...wrong }, corrected),
      (): OrganizationEvent[] => [
        {
          type: 'OrganizationCorrected',
          data: {
            organizationId,
            before: { creditCode: data.creditCode },
            after: { creditCode: wrong.creditCode },
            reason: wrong.reason,
          },
        },
      ],
    );
    expect(await correct(organizationId, wrong, corrected)).toMatchObject({ repeated: true });
    expect(await events()).toEqual(['OrganizationRegistered', 'OrganizationCorrected']);
  });

  it('keeps its id when its code is corrected, and is met under the new code', async () => {
    const { register, correct, organizations, meta } = network();
    const first = await register({ creditCode: codes[0] });
    await correct(first, { creditCode: codes[1] });
    expect(await organizations.known('id', first, meta())).toMatchObject({ creditCode: codes[1] });
    await expect(register({ creditCode: codes[1] })).rejects.toMatchObject(exists(first));
  });

  it("cannot be corrected to another's code, whether registered or corrected", async () => {
    const { register, correct, events } = network();
    const first = await register({ creditCode: codes[0] });
    const second = await register({ creditCode: codes[1] });
    await expect(correct(second, { creditCode: codes[0] })).rejects.toMatchObject(exists(first));
    await correct(first, { creditCode: codes[2] });
    await expect(correct(second, { creditCode: codes[2] })).rejects.toMatchObject(exists(first));
    expect((await events()).filter((type) => type === 'OrganizationCorrected')).toHaveLength(1);
  });

  it('sets a code free that was recorded wrongly, for whose it is', async () => {
    const { register, correct } = network();
    const first = await register({ creditCode: codes[0] });
    await correct(first, { creditCode: codes[1] });
    const owner = await register({ creditCode: codes[0], name: '真正的持有者' });
    expect(owner).not.toBe(first);
    await expect(register({ creditCode: codes[0] })).rejects.toMatchObject(exists(owner));
    await expect(correct(first, { creditCode: codes[0] })).rejects.toMatchObject(exists(owner));
  });

  it('sets a code free that it went by for a while', async () => {
    const { register, correct } = network();
    const first = await register({ creditCode: codes[0] });
    await correct(first, { creditCode: codes[1] });
    await correct(first, { creditCode: codes[2] });
    const owner = await register({ creditCode: codes[1] });
    await expect(register({ creditCode: codes[1] })).rejects.toMatchObject(exists(owner));
    await expect(register({ creditCode: codes[2] })).rejects.toMatchObject(exists(first));
  });

  it('goes back to a code it had before', async () => {
    const { register, correct } = network();
    const first = await register({ creditCode: codes[0] });
    await correct(first, { creditCode: codes[1] });
    await correct(first, { creditCode: codes[0] });
    await expect(register({ creditCode: codes[0] })).rejects.toMatchObject(exists(first));
    await expect(register({ creditCode: codes[1] })).resolves.not.toBe(first);
  });

  it('goes by its code once it has one', async () => {
    const { register, correct } = network();
    const first = await register({ name: '示例互助会', kind: 'OTHER' });
    await correct(first, { creditCode: codes[0] });
    await expect(register({ creditCode: codes[0] })).rejects.toMatchObject(exists(first));
    await expect(register({ name: '示例互助会', kind: 'OTHER' })).resolves.not.toBe(first);
  });

  it('is not known by a reserved stream', async () => {
    const { register, correct, organizations, meta, store } = network();
    const first = await register({ creditCode: codes[0] });
    await correct(first, { creditCode: codes[1] });
    const reserved = (await store.readAll(null, 10)).find(
      ({ type }) => type === 'OrganizationIdentityReserved',
    );
    await expect(organizations.known('id', subjectIdOf(reserved!.streamId), meta())).rejects.toMatchObject({
      code: 'ORGANIZATION_NOT_FOUND',
    });
  });

  it('is previewed without putting the new identity aside, and refused there as it would be', async () => {
    const { register, previewCorrection, events } = network();
    const first = await register({ creditCode: codes[0] });
    const second = await register({ creditCode: codes[1] });
    expect(await previewCorrection(first, { creditCode: codes[2] })).toMatchObject({
      streamId: `organization-${first}`,
      events: [{ type: 'OrganizationCorrected', data: { after: { creditCode: codes[2] } } }],
    });
    await expect(previewCorrection(second, { creditCode: codes[0] })).rejects.toMatchObject(exists(first));
    expect(await events()).toEqual(['OrganizationRegistered', 'OrganizationRegistered']);
  });

  it('corrects once, however often the command is sent', async () => {
    const { register, correct, events } = network();
    const first = await register({ creditCode: codes[0] });
    const commandId = '00000000-0000-4000-8000-0000000000ff';
    await correct(first, { creditCode: codes[1] }, { commandId });
    await correct(first, { creditCode: codes[1] }, { commandId });
    expect(await events()).toEqual([
      'OrganizationRegistered',
      'OrganizationIdentityReserved',
      'OrganizationCorrected',
    ]);
  });
});

const tree = async () => {
  const made = network();
  const city = await made.register({ name: '市枢纽', isHub: true });
  const district = await made.register({ name: '区枢纽', isHub: true, hubId: city });
  const other = await made.register({ name: '另一区枢纽', isHub: true, hubId: city });
  const member = await made.register({ name: '协会甲', hubId: district });
  const lone = await made.register({ name: '协会乙' });
  return { ...made, city, district, other, member, lone };
};

describe('the hubs above an organization', () => {
  it('are written into credits, nearest first', async () => {
    const { organizations, meta, city, district, member, lone } = await tree();
    const credits = equalCredits([member, lone]);
    const lines = await organizations.creditLines('credits', credits, meta());
    expect(lines).toEqual(
      credits.map((credit) => ({
        ...credit,
        hubs: credit.organizationId === member ? [district, city] : [],
      })),
    );
  });

  it('are read once each, however many credits lead through them', async () => {
    const { organizations, streams, meta, register, district } = await tree();
    const ids = await Promise.all(
      Array.from({ length: 5 }, (_, i) => register({ name: `成员${i}`, hubId: district })),
    );
    const read: string[] = [];
    const recentState = streams.recentState.bind(streams);
    streams.recentState = ((stream: Parameters<typeof recentState>[0]) => {
      read.push(stream.id);
      return recentState(stream);
    }) as typeof streams.recentState;
    await organizations.creditLines('credits', equalCredits(ids), meta());
    expect(read.length).toBe(new Set(read).size);
    expect(read).toHaveLength(7);
  });

  it('are those of the day', async () => {
    const { organizations, meta, assign, city, district, other, member } = await tree();
    await assign(member, other, '2022-06-01');
    expect(await organizations.hubPath(member, meta(), '2022-05-31')).toEqual([district, city]);
    expect(await organizations.hubPath(member, meta(), '2022-06-01')).toEqual([other, city]);
    expect(await organizations.hubPath(member, meta())).toEqual([other, city]);
  });

  it('are written into a membership as they were when it joined', async () => {
    const { streams, organizations, meta, assign, join, city, district, other, member } = await tree();
    await assign(member, other, '2022-06-01');
    await join(member, '2022-03-01');
    const memberships = async () => (await organizations.known('id', member, meta())).memberships;
    expect(await memberships()).toEqual([{ joinedOn: '2022-03-01', hubs: [district, city] }]);

    const correct = (input: Partial<CorrectMembershipInput> = {}) => {
      const data = { organizationId: member, joinedOn: '2022-03-01', reason: '录入有误', ...input };
      const sent = new correctMembershipCommand.command(data, meta());
      return carryOut(correctMembershipCommand, sent, streams, { organizations });
    };
    await correct({ membership: { joinedOn: '2022-06-01' } });
    expect(await memberships()).toEqual([{ joinedOn: '2022-06-01', hubs: [other, city] }]);
    await expect(correct()).rejects.toMatchObject({
      fields: [{ code: 'MEMBERSHIP_OR_NEVER' }],
    });
  });

  it('never come round in a circle', async () => {
    const { assign, city, district, member } = await tree();
    await expect(assign(city, district, '2022-06-01')).rejects.toMatchObject({ code: 'HUB_CYCLE' });
    await expect(assign(city, city, '2022-06-01')).rejects.toMatchObject({ code: 'HUB_CYCLE' });
    await expect(assign(city, member, '2022-06-01')).rejects.toMatchObject({ code: 'ORGANIZATION_NOT_HUB' });
  });

  it('end where they would come round, when two were assigned to each other at one moment', async () => {
    const { assign, register, organizations, meta } = network();
    const one = await register({ name: '枢纽甲', isHub: true });
    const two = await register({ name: '枢纽乙', isHub: true });
    const below = await register({ name: '协会', hubId: one });
    await Promise.all([assign(one, two, '2022-06-01'), assign(two, one, '2022-06-01')]);
    expect(await organizations.hubPath(below, meta())).toEqual([one, two]);
    expect(await organizations.hubPath(one, meta())).toEqual([two]);
  });
});

describe('references from other contexts', () => {
  it('name what is not there, with the field', async () => {
    const { organizations, stations, meta } = network();
    const nowhere = '0a000000-0000-4000-8000-000000000099';
    const refusal = {
      code: 'ORGANIZATION_NOT_FOUND',
      details: { field: 'credits', organizationId: nowhere },
    };
    await expect(organizations.creditLines('credits', equalCredits([nowhere]), meta())).rejects.toMatchObject(
      refusal,
    );
    await expect(stations.known('stationId', nowhere, meta())).rejects.toMatchObject({
      code: 'STATION_NOT_FOUND',
      details: { field: 'stationId' },
    });
  });

  it('do not cross jurisdictions', async () => {
    const { organizations, register, meta } = network();
    const theirs = await register({}, { jurisdictionId: 'jinan' });
    await expect(organizations.known('id', theirs, meta())).rejects.toMatchObject({
      code: 'JURISDICTION_FOREIGN',
    });
  });

  it('find a station with its host and the hubs above', async () => {
    const { streams, organizations, stations, meta, district, city, member } = await tree();
    const { streamId } = await carryOut(
      openStationCommand,
      new openStationCommand.command(
        {
          name: '工作站（示例）',
          kind: 'WORKSTATION',
          hostOrganizationId: member,
          regionCode: '370202',
          openedOn: '2022-03-01',
        },
        meta(),
      ),
      streams,
      { organizations },
    );
    const stationId = subjectIdOf(streamId);
    expect(await stations.known('stationId', stationId, meta())).toMatchObject({
      stationId,
      status: 'open',
      purpose: 'INVESTMENT',
      hostOrganizationId: member,
      hostHubs: [district, city],
    });
  });
});
