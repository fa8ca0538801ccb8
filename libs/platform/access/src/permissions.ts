import type { Declared } from '#platform/kernel';

/** The roles of an account. */
export const roles = ['ADMIN', 'REVIEWER', 'LIAISON', 'STATION', 'ANALYST'] as const;
export type Role = (typeof roles)[number];

/** Whose work it is. ADMIN may do all and is not listed. */
export const heldBy = {
  everyone: ['REVIEWER', 'LIAISON', 'STATION', 'ANALYST'],
  field: ['LIAISON', 'STATION'],
  liaison: ['LIAISON'],
  reviewer: ['REVIEWER'],
  analyst: ['ANALYST'],
  admin: [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Permissions, named `<context>.<verb>`, and the roles that hold each. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>;

/** What figures, lists and timelines of all contexts ask for. */
const ofAll = { 'figures.read': heldBy.everyone, 'pipeline.read': heldBy.everyone };

/** For who sees to it that the whole runs. Declared by the composition, after the contexts'. */
export const operationsPermissions = {
  'operations.read': heldBy.admin,
  'accounts.read': heldBy.admin,
  'demonstration.say': heldBy.admin,
};

/**
 * What an account may be allowed: every context adds its own where it declares them, so that none is misspelt anywhere.
 * (`declare module '#platform/access' { interface Permissions extends Declared<typeof leadPermissions> {} }`)
 */
export interface Permissions extends Declared<typeof ofAll>, Declared<typeof operationsPermissions> {}
export type Permission = keyof Permissions & string;

const table = new Map<string, readonly Role[]>(Object.entries(ofAll));
const held = new Map<Role, readonly Permission[]>();

/** Makes a context's permissions known. One that nobody declares is held by nobody but ADMIN. @throws Error for one that another has declared otherwise */
export const declarePermissions = (brought: PermissionTable): void => {
  for (const [permission, by] of Object.entries(brought)) {
    const other = table.get(permission);
    if (other !== undefined && String(other) !== String(by))
      throw new Error(`${permission} is declared as held by ${String(other)} and by ${String(by)}`);
    table.set(permission, by);
  }
  held.clear();
};

const isToRead = (permission: string): boolean => permission.endsWith('.read');

/** Every permission there is: those to read first, then as the contexts declare them. */
export const permissions = (): readonly Permission[] => {
  const all = [...table.keys()] as Permission[];
  return [...all.filter(isToRead), ...all.filter((permission) => !isToRead(permission))];
};

/** Whether the role holds the permission. */
export const holds = (role: Role, permission: Permission): boolean =>
  role === 'ADMIN' || (table.get(permission)?.includes(role) ?? false);

/** All that a role holds. */
export const permissionsOf = (role: Role): readonly Permission[] => {
  let of = held.get(role);
  if (of === undefined) held.set(role, (of = permissions().filter((permission) => holds(role, permission))));
  return of;
};
