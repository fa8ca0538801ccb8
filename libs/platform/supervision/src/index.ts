export {
  randomPassword,
  resetPassword,
  startEmbedded,
  superuser,
  type Embedded,
  type EmbeddedOptions,
} from './embedded.js';
export { giveWay } from './give-way.js';
export { giveBackMemory, keepHeapSmall } from './memory.js';
export { livingOwner, own, type Owner, type Ownership } from './owner-file.js';
export { endToStartAnew, report, runProcess, startAnewCode, type Report } from './process.js';
export { codeOf, makeSecret, readSecret, refuseWritable } from './secret-file.js';
export { StartRefused } from './start-refused.js';
export { storeFaultOf, type StoreFault } from './store-fault.js';
export { muffled, Troubles } from './troubles.js';
