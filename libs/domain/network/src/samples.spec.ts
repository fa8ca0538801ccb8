import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EventRegistry } from '#platform/event-store';
import { describe, expect, it } from '@jest/globals';
import { networkUpcasts } from './network.upcasts.js';
import { organizationEvents, type OrganizationEvent } from './organization.events.js';
import * as organization from './organization.state.js';
import { stationEvents, type StationEvent } from './station.events.js';
import * as station from './station.state.js';

const registry = new EventRegistry([
  { types: { ...organizationEvents, ...stationEvents }, upcasts: networkUpcasts },
]);
const stored = (sample: string) =>
  registry.upcast(
    JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../samples', `${sample}.json`), 'utf8'),
    ) as Parameters<EventRegistry['upcast']>[0],
  );
const organizationOf = (...samples: string[]) =>
  samples
    .map((sample) => stored(sample) as OrganizationEvent)
    .reduce(organization.evolve, organization.absent);

describe('stored samples of the network', () => {
  it('fold to an organization that joined, left, was corrected, rated and assigned', () => {
    const folded = organizationOf(
      'OrganizationRegistered.v1',
      'OrganizationJoinedNetwork.v1',
      'OrganizationRated.v1',
      'OrganizationLeftNetwork.v1',
      'OrganizationMembershipCorrected.v1',
      'OrganizationAssignedToHub.v1',
      'OrganizationCorrected.v1',
    );
    expect(folded).toMatchObject({
      status: 'registered',
      name: '青岛市示例产业促进会',
      regionCode: '370215',
      memberships: [{ joinedOn: '2021-04-01' }],
      ratings: [{ grade: '5A' }],
    });
    expect(folded).not.toHaveProperty('illustrative');
    const registered = folded as organization.RegisteredOrganization;
    expect(organization.isMemberOn(registered.memberships, '2022-01-01')).toBe(true);
    expect(organization.assignmentNow(registered).hubId).toBe('0b000000-0000-4000-8000-000000000002');
    expect(organization.assignmentOn(registered, '2022-05-31').hubId).toBe(
      '0b000000-0000-4000-8000-000000000001',
    );
  });

  it('fold an assignment dated before the joining into the membership, as it says or, of the older shape, as of its own day', () => {
    const history = ['OrganizationRegistered.v1', 'OrganizationJoinedNetwork.v1'];
    const correction = 'OrganizationMembershipCorrected.v1';
    const now = organizationOf(
      ...history,
      'OrganizationLeftNetwork.v1',
      correction,
      'OrganizationAssignedToHub.v2',
    );
    expect(now).toMatchObject({
      memberships: [{ joinedOn: '2021-04-01' }],
      notes: [{ hubs: ['0b000000-0000-4000-8000-000000000002', '0b000000-0000-4000-8000-000000000003'] }],
    });
    expect(stored('OrganizationAssignedToHub.v1')).toMatchObject({ data: { joinings: [] } });
  });

  it('fold to a hub that was designated, and whose designation was revoked', () => {
    const history = ['OrganizationRegistered.v1', 'HubDesignated.v1'];
    const level = (...samples: string[]) => {
      const { designations = [] } = organizationOf(...samples) as organization.RegisteredOrganization;
      return organization.designationOn(designations, '2022-07-01')?.level;
    };
    expect(level(...history)).toBe('STREET');
    expect(level(...history, 'HubRevoked.v1')).toBeUndefined();
  });

  it('fold to an identity that is reserved', () => {
    expect(organizationOf('OrganizationIdentityReserved.v1')).toEqual({
      status: 'reserved',
      reservedFor: '0a000000-0000-4000-8000-000000000001',
    });
  });

  it('fold to a station that is open, its closing taken back', () => {
    const folded = ['StationOpened.v1', 'StationClosed.v1', 'StationCorrected.v1']
      .map((sample) => stored(sample) as StationEvent)
      .reduce(station.evolve, station.absent);
    expect(folded).toMatchObject({ status: 'open', kind: 'LIAISON_POINT', openedOn: '2022-03-01' });
    expect(folded).not.toHaveProperty('closedOn');
  });
});
