/** The roles of an account. */
export const roles = ['ADMIN', 'REVIEWER', 'LIAISON', 'STATION', 'ANALYST'] as const;
export type Role = (typeof roles)[number];

const everyone: readonly Role[] = ['REVIEWER', 'LIAISON', 'STATION', 'ANALYST'];
const liaison: readonly Role[] = ['LIAISON'];
const field: readonly Role[] = ['LIAISON', 'STATION'];

/**
 * Who may do what, in one table: a permission, named `<context>.<verb>`, and the roles that hold it. ADMIN holds all of
 * them and is not listed. A new entry point adds its line here.
 */
const table = {
  // Reading
  'figures.read': everyone,
  'pipeline.read': everyone,
  'network.read': everyone,
  'catalogue.read': everyone,

  // Leads 线索
  'lead.report': field,
  'lead.qualify': field,
  'lead.assign': field,
  'lead.followUp': field,
  'lead.release': field,
  'lead.claim': field,
  'lead.transfer': field,
  'lead.link': field,
  'lead.lose': field,
  'lead.reopen': field,
  'lead.correct': field,

  // Visits 考察
  'visit.plan': field,
  'visit.log': field,
  'visit.amend': field,
  'visit.cancel': field,
  'visit.correct': field,

  // Promotion activities 招商活动
  'activity.plan': liaison,
  'activity.hold': liaison,
  'activity.cancel': liaison,
  'activity.correct': liaison,

  // Agreements 协议
  'agreement.sign': liaison,
  'agreement.amend': liaison,
  'agreement.terminate': liaison,
  'agreement.fulfil': liaison,
  'agreement.correct': liaison,

  // Projects 项目
  'project.land': liaison,
  'project.revise': liaison,
  'project.recordMilestone': liaison,
  'project.recordFunds': liaison,
  'project.credit': liaison,
  'project.link': liaison,
  'project.withdraw': liaison,
  'project.correct': liaison,

  // Recognition 认定
  'recognition.decide': ['REVIEWER'],

  // Organizations, stations, industry chains and counting rules are the administrator's
  'network.manage': [],
  'catalogue.manage': [],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** What an account may be allowed. */
export type Permission = keyof typeof table;

/** Every permission, in the order of the table. */
export const permissions = Object.keys(table) as Permission[];

/** Whether the role holds the permission. */
export const holds = (role: Role, permission: Permission): boolean =>
  role === 'ADMIN' || (table[permission] as readonly Role[]).includes(role);

const heldBy = new Map(
  roles.map((role) => [role, permissions.filter((permission) => holds(role, permission))] as const),
);

/** All that a role holds, in the order of the table. */
export const permissionsOf = (role: Role): readonly Permission[] => heldBy.get(role)!;
