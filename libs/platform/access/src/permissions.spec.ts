import { describe, expect, it } from '@jest/globals';
import { holds, permissions, permissionsOf, roles } from './permissions.js';

const writes = permissions.filter((permission) => !permission.endsWith('.read'));
const of = (prefixes: string[]) =>
  writes.filter((permission) => prefixes.some((p) => permission.startsWith(`${p}.`)));

describe('permissions', () => {
  it('are named <context>.<verb>', () => {
    for (const permission of permissions) expect(permission).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
  });

  it('to read are held by every role', () => {
    for (const role of roles)
      for (const what of ['figures', 'pipeline', 'network', 'catalogue'] as const)
        expect(holds(role, `${what}.read`)).toBe(true);
  });

  it('to write are held as each post needs them', () => {
    const written = (role: (typeof roles)[number]) => permissionsOf(role).filter((p) => writes.includes(p));
    expect(written('ADMIN')).toEqual(writes);
    expect(written('ANALYST')).toEqual([]);
    expect(written('REVIEWER')).toEqual(['recognition.decide']);
    expect(written('STATION')).toEqual(of(['lead', 'visit']));
    expect(written('LIAISON')).toEqual(of(['lead', 'visit', 'activity', 'agreement', 'project']));
  });
});
