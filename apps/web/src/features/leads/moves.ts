import type { LeadStage } from '../../app/enums.gql.ts';
import type { LeadRowFragment } from './leads.gql.ts';

/** What may be done about a lead, by its mutation, with the permission that each takes. */
export const permissionOf = {
  followUpLead: 'lead.followUp',
  qualifyLead: 'lead.qualify',
  assignLead: 'lead.assign',
  claimLead: 'lead.claim',
  transferLead: 'lead.transfer',
  releaseLead: 'lead.release',
  loseLead: 'lead.lose',
  reopenLead: 'lead.reopen',
  correctLead: 'lead.correct',
  linkDuplicateLead: 'lead.link',
  unlinkDuplicateLead: 'lead.link',
} as const;

export type LeadAct = keyof typeof permissionOf;
export const leadActs = Object.keys(permissionOf) as readonly LeadAct[];
export const isLeadAct = (text: string | undefined): text is LeadAct =>
  text !== undefined && Object.hasOwn(permissionOf, text);

export type Standing = Pick<LeadRowFragment, 'stage' | 'inPool' | 'qualifiedOn' | 'duplicateOf'>;

const alwaysAllowed = new Set<LeadAct>(['correctLead']);

/**
 * Why an act cannot be done on a lead that stands so, as the server's own code; undefined where it can. The server decides: this
 * only spares people a form that ends in a refusal.
 */
export const whyNot = (lead: Standing, act: LeadAct): string | undefined => {
  if (alwaysAllowed.has(act)) return undefined;
  if (act === 'unlinkDuplicateLead') return lead.duplicateOf === null ? 'LEAD_NOT_DUPLICATE' : undefined;
  if (act === 'linkDuplicateLead') return lead.duplicateOf === null ? undefined : 'LEAD_DUPLICATE';
  if (act === 'reopenLead')
    return lead.stage !== 'LOST' ? 'LEAD_NOT_LOST' : lead.duplicateOf === null ? undefined : 'LEAD_DUPLICATE';
  if (lead.stage === 'LOST') return 'LEAD_LOST';
  if (lead.duplicateOf !== null) return 'LEAD_DUPLICATE';
  if (act === 'claimLead') return lead.inPool ? undefined : 'LEAD_NOT_IN_POOL';
  if ((act === 'followUpLead' || act === 'transferLead' || act === 'releaseLead') && lead.inPool)
    return 'LEAD_IN_POOL';
  return undefined;
};

/** A move to another stage: the act that makes it, or why there is none and what would help. */
export type Move =
  | { readonly act: LeadAct; readonly why?: undefined }
  | { readonly act?: undefined; readonly why: string; readonly instead?: LeadAct };

type May = (permission: string) => boolean;

/** Which act brings a lead to a stage. No act takes back what was recorded: back goes only who lets a lead go into the pool. */
export const moveTo = (lead: Standing, target: LeadStage, may: May): Move | undefined => {
  if (lead.stage === target) return undefined;
  const by = (act: LeadAct, instead?: LeadAct): Move => {
    const why = whyNot(lead, act);
    if (why !== undefined)
      return instead !== undefined && whyNot(lead, instead) === undefined && may(permissionOf[instead])
        ? { why, instead }
        : { why };
    return may(permissionOf[act]) ? { act } : { why: 'FORBIDDEN' };
  };
  // It comes back to where it stood, whichever column it is put into.
  if (lead.stage === 'LOST') return by('reopenLead');
  switch (target) {
    case 'LOST':
      return by('loseLead');
    case 'NEGOTIATING':
      return by('followUpLead', may('lead.claim') ? 'claimLead' : 'assignLead');
    case 'ASSIGNED':
      if (lead.stage === 'NEGOTIATING') return { why: 'MOVE_TALKS_STAY', instead: 'transferLead' };
      return lead.inPool && !may('lead.assign') ? by('claimLead') : by('assignLead');
    case 'QUALIFIED':
      if (lead.stage === 'REPORTED') return by('qualifyLead');
      return lead.qualifiedOn === null ? { why: 'MOVE_NOT_QUALIFIED' } : by('releaseLead');
    case 'REPORTED':
      return lead.qualifiedOn === null ? by('releaseLead') : { why: 'MOVE_QUALIFIED_STAYS' };
  }
};

/** What stands next for a lead at a stage, first what brings it on. */
export const nextOf = ({ stage, inPool, duplicateOf }: Standing): readonly LeadAct[] => {
  if (duplicateOf !== null) return ['unlinkDuplicateLead'];
  if (stage === 'LOST') return ['reopenLead'];
  if (inPool) return stage === 'REPORTED' ? ['claimLead', 'qualifyLead'] : ['claimLead', 'assignLead'];
  if (stage === 'REPORTED') return ['qualifyLead', 'assignLead', 'followUpLead'];
  if (stage === 'QUALIFIED') return ['assignLead', 'followUpLead'];
  return ['followUpLead'];
};
