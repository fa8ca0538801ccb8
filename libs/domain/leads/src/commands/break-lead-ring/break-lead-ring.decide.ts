import type { LeadEvent } from '../../lead.events.js';
import type { Lead } from '../../lead.state.js';

/**
 * Takes back the link that closed a ring of duplicates, in which no record would count: the links before it stand, and what they lead to
 * counts for all of them.
 * @param closes whether the link is still the one that closes it
 */
export const breakLeadRing = (lead: Lead, leadId: string, closes: boolean): LeadEvent[] => {
  if (lead.status === 'absent' || lead.duplicateOf === undefined || !closes) return [];
  const { duplicateOf } = lead;
  return [
    {
      type: 'LeadUnlinked',
      data: { leadId, duplicateOf, reason: '重复关联首尾相接：最后登记的一条由系统自动撤销' },
    },
  ];
};
