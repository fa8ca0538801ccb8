import { Refused } from '#platform/kernel';
import type { LeadEvent, LeadLinkedAsDuplicate } from '../../lead.events.js';
import { recorded } from '../../lead.rules.js';
import type { Lead } from '../../lead.state.js';

type LinkDuplicateLead = LeadLinkedAsDuplicate['data'];

/**
 * The same lead was recorded twice: this record stops counting, from the day it counted on; nothing is destroyed. Where it was the
 * first of its investor, the next is first in its place.
 */
export const linkDuplicateLead = (state: Lead, original: Lead, facts: LinkDuplicateLead): LeadEvent[] => {
  const lead = recorded(state, facts.leadId);
  if (facts.duplicateOf === facts.leadId)
    throw new Refused('LEAD_DUPLICATE_OF_ITSELF', { field: 'duplicateOf' });
  if (lead.duplicateOf === facts.duplicateOf) return []; // recorded already
  if (lead.duplicateOf !== undefined)
    throw new Refused('LEAD_DUPLICATE', { field: 'leadId', duplicateOf: lead.duplicateOf });
  if (original.status !== 'absent' && original.duplicateOf !== undefined)
    throw new Refused('LEAD_DUPLICATE', { field: 'duplicateOf', duplicateOf: original.duplicateOf });
  return [{ type: 'LeadLinkedAsDuplicate', data: facts }];
};
