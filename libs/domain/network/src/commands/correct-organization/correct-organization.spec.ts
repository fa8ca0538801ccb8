import { withCheckDigit } from '#platform/kernel';
import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import {
  corrected,
  creditCode,
  folded,
  organization,
  organizationId,
  registered,
  reserved,
} from '../../testing/organization.examples.js';
import type { Described, OrganizationEvent } from '../../organization.events.js';
import { absent, evolve, identityOf, type Organization } from '../../organization.state.js';
import { correctOrganization, newIdentity } from './correct-organization.decide.js';

const given = specFor<Organization, OrganizationEvent>({ initial: absent, evolve });
const correct = (after: Partial<Described>) => (state: Organization) =>
  correctOrganization(state, { organizationId, after, reason: '录入有误' });
const otherCode = withCheckDigit('51370200MJD543210');

describe('correct an organization', () => {
  it('keeps what was and what is, of what changed only', () =>
    given([registered()])
      .when(correct({ name: '青岛市示例产业协会', regionCode: '370202' }))
      .then([corrected({ name: '青岛市示例产业促进会' }, { name: '青岛市示例产业协会' })]));

  it('gives a code to one that had none', () => {
    const { creditCode: _, ...codeless } = registered().data;
    return given([{ type: 'OrganizationRegistered', data: codeless }])
      .when(correct({ creditCode }))
      .then([corrected({}, { creditCode })]);
  });

  it('records nothing when it reads so already', () =>
    given([registered()])
      .when(correct({ kind: 'SOCIAL_ASSOCIATION' }))
      .thenNothing());

  it('refuses to correct nothing, and what is not registered', () => {
    given([registered()]).when(correct({})).thenRefused('BAD_USER_INPUT');
    given([reserved('0a000000-0000-4000-8000-000000000009')])
      .when(correct({ name: '青岛市示例产业协会' }))
      .thenRefused('ORGANIZATION_NOT_FOUND', 'organizationId');
  });
});

describe('who an organization is', () => {
  const { creditCode: _, ...codeless } = organization();

  it('stays while its name changes, where it has a code', () => {
    expect(newIdentity(organization(), { name: '青岛市示例产业协会' })).toBeUndefined();
    expect(newIdentity(codeless, { name: '青岛市示例产业协会' })).toBe('name:青岛市示例产业协会');
  });

  it('is its name however that is written, where it has no code', () => {
    expect(newIdentity(codeless, { name: '青岛市“示例”产业促进会' })).toBeUndefined();
  });

  it('changes with its code, and it remembers what it was', () => {
    expect(newIdentity(organization(), { creditCode: otherCode })).toBe(`code:${otherCode}`);
    const after = folded(registered(), corrected({ creditCode }, { creditCode: otherCode }));
    expect(after).toMatchObject({
      creditCode: otherCode,
      formerIdentities: [identityOf(organization())],
      organizationId,
    });
  });
});
