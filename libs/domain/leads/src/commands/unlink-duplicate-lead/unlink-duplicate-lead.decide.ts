import type { LeadEvent } from '../../lead.events.js';
import { recorded } from '../../lead.rules.js';
import type { Lead } from '../../lead.state.js';

type UnlinkDuplicateLead = { readonly leadId: string; readonly reason: string };

/** It was no duplicate after all: the record counts again, with its whole history and its old place among the claims. */
export const unlinkDuplicateLead = (state: Lead, { leadId, reason }: UnlinkDuplicateLead): LeadEvent[] => {
  const { duplicateOf } = recorded(state, leadId);
  return duplicateOf === undefined ? [] : [{ type: 'LeadUnlinked', data: { leadId, duplicateOf, reason } }];
};
