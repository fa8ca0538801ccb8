export {
  declarePermissions,
  heldBy,
  holds,
  operationsPermissions,
  permissions,
  permissionsOf,
  roles,
  type Permission,
  type Permissions,
  type PermissionTable,
  type Role,
} from './permissions.js';
export { Allow } from './allow.js';
export { Viewer } from './viewer.js';
export { Readings } from './readings.js';
export { jurisdictionAsked } from './jurisdiction.js';
export { Caller, CurrentViewer, Reader } from './caller.js';
export { SYSTEM_ACTOR_ID } from './system-actor.js';
export { accessMigrations } from './access.migration.js';
export {
  DEMO_PASSWORD,
  demoAccounts,
  guestAnalysts,
  placeDemoAccount,
  createDemoAccounts,
} from './demo-accounts.js';
export { DatabaseClock } from './database-clock.js';
export { AccountNames } from './account-names.js';
export { AccountInfo, Accounts } from './accounts.js';
export { AccountsResolver } from './accounts.resolver.js';
export { Sessions } from './sessions.js';
export { SessionCookie } from './session-cookie.js';
export { SignInResolver } from './sign-in.resolver.js';
export { entryPointsOf, entryPointsWithoutAllow } from './entry-points.js';
export { AccessModule } from './access.module.js';
