import { describe, expect, it } from '@jest/globals';
import { declarePermissions, heldBy, holds, permissions, permissionsOf, roles } from './permissions.js';

describe('permissions', () => {
  it('to read figures and pipeline are there without a context, and held by every role', () => {
    expect(permissions()).toEqual(['figures.read', 'pipeline.read']);
    for (const role of roles)
      for (const permission of ['figures.read', 'pipeline.read'] as const)
        expect(holds(role, permission)).toBe(true);
  });

  it('that nobody declared are held by ADMIN alone, and listed for nobody', () => {
    const unknown = 'toy.make' as never;
    expect(roles.filter((role) => holds(role, unknown))).toEqual(['ADMIN']);
    for (const role of roles) expect(permissionsOf(role)).not.toContain(unknown);
  });

  it('are held by whom their context says, once it is there', () => {
    expect(permissionsOf('LIAISON')).toHaveLength(2); // and is not remembered for ever
    declarePermissions({ 'toy.make': heldBy.field, 'toy.break': heldBy.admin });
    expect(roles.filter((role) => permissionsOf(role).includes('toy.make' as never))).toEqual([
      'ADMIN',
      'LIAISON',
      'STATION',
    ]);
    expect(roles.filter((role) => holds(role, 'toy.break' as never))).toEqual(['ADMIN']);
  });

  it('mean the same to all who declare them', () => {
    declarePermissions({ 'toy.make': heldBy.field });
    expect(() => declarePermissions({ 'toy.make': heldBy.everyone })).toThrow('toy.make');
  });
});
