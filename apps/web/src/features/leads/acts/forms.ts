import { lazy } from 'react';
import type { LeadAct } from '../moves.ts';

/** The form of each act, loaded with the click that needs it. */
export const actForms = {
  followUpLead: lazy(() => import('./follow-up-lead.tsx')),
  qualifyLead: lazy(() => import('./qualify-lead.tsx')),
  assignLead: lazy(() => import('./assign-lead.tsx')),
  claimLead: lazy(() => import('./claim-lead.tsx')),
  transferLead: lazy(() => import('./transfer-lead.tsx')),
  releaseLead: lazy(() => import('./release-lead.tsx')),
  loseLead: lazy(() => import('./lose-lead.tsx')),
  reopenLead: lazy(() => import('./reopen-lead.tsx')),
  correctLead: lazy(() => import('./correct-lead.tsx')),
  linkDuplicateLead: lazy(() => import('./link-duplicate.tsx')),
  unlinkDuplicateLead: lazy(() => import('./unlink-duplicate.tsx')),
} satisfies Record<LeadAct, unknown>;
