export type * from './lead.events.js';
export type * from './investor.events.js';
export type * from './investor-key.events.js';
export type { RecordedLead } from './lead.state.js';
export { INVESTOR_KEY_HMAC, type InvestorKeyHmac } from './investor-keys.js';
export { Leads } from './leads.directory.js';
export { leadsContext } from './leads.context.js';
