import { AgreementRow } from '#domain/agreements';
import { LeadRow } from '#domain/leads';
import { onwardStep } from '#platform/operations';
import { landProjectCommand, projectIdOf } from '../../commands/land-project/land-project.command.js';
import { checkAgreementStands, checkNotLanded } from '../../commands/land-project/land-project.decide.js';
import { ProjectRow } from './projects.view.js';

/** A project lands from a lead, or from an agreement that stands; from a contract one only. */
export const projectOnward = [
  onwardStep({ from: LeadRow, command: landProjectCommand, key: 'leadId' }),
  onwardStep({
    from: AgreementRow,
    command: landProjectCommand,
    key: 'agreementId',
    async tries({ id, kind, status }, find) {
      checkAgreementStands({ status: status.toLowerCase() });
      if (kind !== 'CONTRACT') return;
      const landed = await find(ProjectRow, projectIdOf(id));
      checkNotLanded(landed === null ? undefined : { projectId: landed.id });
    },
  }),
];
