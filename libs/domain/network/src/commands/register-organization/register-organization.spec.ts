import { specFor } from '#platform/testing';
import { describe, it } from '@jest/globals';
import {
  cityHub,
  creditCode,
  districtHub,
  organization,
  organizationId,
  registered,
  reserved,
} from '../../testing/organization.examples.js';
import type { OrganizationEvent } from '../../organization.events.js';
import type { FoundHub } from '../../organization.rules.js';
import { absent, evolve, type Organization } from '../../organization.state.js';
import { registerOrganization, type RegisterOrganization } from './register-organization.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const facts: RegisterOrganization = {
  organizationId,
  name: '青岛市示例产业促进会',
  kind: 'SOCIAL_ASSOCIATION',
  creditCode,
  regionCode: '370202',
  isHub: false,
};
const { creditCode: _, ...codeless } = facts;
const hub = (above: readonly string[] = [], isHub = true): FoundHub => ({
  hub: organization({ organizationId: districtHub, isHub }),
  hubs: [districtHub, ...above],
});
const register =
  (said: RegisterOrganization, below?: FoundHub) =>
  (state: Organization): OrganizationEvent[] =>
    registerOrganization(state, said, below);
const { hubId: __, ...hubless } = registered({ hubs: [] }).data;

describe('register an organization', () => {
  it('records who it is', () =>
    given([])
      .when(register(facts))
      .then([{ type: 'OrganizationRegistered', data: hubless }]));

  it('writes down the hubs above, nearest first', () =>
    given([])
      .when(register(facts, hub([cityHub])))
      .then([registered({ hubId: districtHub, hubs: [districtHub, cityHub] })]));

  it('refuses a second registration under the same credit code', () =>
    given([registered()]).when(register(facts)).thenRefused('ORGANIZATION_EXISTS', 'creditCode'));

  it('refuses a second registration under the same name where there is no code', () =>
    given([registered()]).when(register(codeless)).thenRefused('ORGANIZATION_EXISTS', 'name'));

  it('refuses what a corrected record goes by', () =>
    given([reserved('0a000000-0000-4000-8000-000000000009')])
      .when(register(facts))
      .thenRefused('ORGANIZATION_EXISTS', 'creditCode'));

  it('refuses a hub that is none', () =>
    given([])
      .when(register(facts, hub([], false)))
      .thenRefused('ORGANIZATION_NOT_HUB', 'hubId'));

  it('takes five hubs above, and no more', () => {
    const above = (count: number) => Array.from({ length: count }, (_, i) => `hub-${i}`);
    given([])
      .when(register(facts, hub(above(4))))
      .then([registered({ hubId: districtHub, hubs: [districtHub, ...above(4)] })]);
    given([])
      .when(register(facts, hub(above(5))))
      .thenRefused('HUB_PATH_TOO_LONG', 'hubId');
  });
});
