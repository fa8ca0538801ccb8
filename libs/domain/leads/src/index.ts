export { INVESTOR_KEY_HMAC, type InvestorKeyHmac } from './investor-keys.js';
export { Leads } from './leads.directory.js';
export { leadsContext } from './leads.context.js';
export { LeadRow } from './views/leads/leads.view.js';
