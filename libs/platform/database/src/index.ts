export { configFrom, type KurrentConfig, type Config } from './config.js';
export { loadKeys, fingerprintsOf, refuseForeignKeys, refuseMissingKeys, type Keys } from './keys.js';
export { connect, urlFor, type PoolUrl } from './connection.js';
export { roles, type Role } from './roles.js';
export { openDatabase, type OpenDatabase, type OpenOptions } from './database.js';
export {
  dataSource,
  openDataSource,
  rowsOfStatement,
  migrate,
  withSetting,
  type Statement,
} from './data-source.js';
export { AnotherDatabase, identityOf, SameDatabase, type DatabaseIdentity } from './same-database.js';
export { withScope, type SessionScope } from './session-scope.js';
export { Signals } from './signals.js';
