import { notAfterToday, Refused, type CalendarDate } from '#platform/kernel';
import type { ProjectEvent, ProjectLanded } from '../../project.events.js';
import type { Project } from '../../project.state.js';

/** The landing as the command found it: references looked up, money and credits checked. */
export type LandProject = ProjectLanded['data'];

/** The agreement that a project comes from must stand. @throws Refused AGREEMENT_TERMINATED */
export const checkAgreementStands = ({ status }: { readonly status: string }): void => {
  if (status === 'terminated') throw new Refused('AGREEMENT_TERMINATED', { field: 'agreementId' });
};

/** A contract lands one project. @throws Refused AGREEMENT_ALREADY_LANDED */
export const checkNotLanded = (landed: { readonly projectId: string } | undefined): void => {
  if (landed !== undefined)
    throw new Refused('AGREEMENT_ALREADY_LANDED', { field: 'agreementId', projectId: landed.projectId });
};

/**
 * A project is landed once. One that comes from a contract bears an id derived from the contract's, so that a second landing of the
 * same contract meets the first here.
 */
export const landProject = (project: Project, facts: LandProject, today: CalendarDate): ProjectEvent[] => {
  checkNotLanded(project.status === 'absent' ? undefined : project);
  notAfterToday('landedOn', facts.landedOn, today);
  return [{ type: 'ProjectLanded', data: facts }];
};
