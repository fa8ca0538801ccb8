import { Organizations } from '#domain/network';
import { DateField, IdField } from '#platform/graphql';
import {
  command,
  CommandInput,
  CreditsField,
  dated,
  ReasonField,
  sharesOf,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { recorded } from '../../project.rules.js';
import { creditsOn, projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { recreditProject } from './recredit-project.decide.js';

@InputType()
export class RecreditProjectInput extends CommandInput {
  @IdField() projectId!: string;
  @CreditsField() credits!: CreditInput[];
  @DateField() recreditedOn!: string;
  @ReasonField() reason!: string;
}

export const recreditProjectCommand = command({
  name: 'recreditProject',
  allow: 'project.credit',
  input: RecreditProjectInput,
  answers: ProjectRow,
  needs: { organizations: Organizations },
  stream: ({ data }) => projectStream(data.projectId),
  replaces(project, { projectId }) {
    const now = recorded(project, projectId);
    return { credits: dated(sharesOf(creditsOn(now)), now.creditsFrom) };
  },
  async decide(project, { data, meta, today }, { organizations }) {
    const { projectId, recreditedOn, reason } = data;
    const credits = await organizations.credited('credits', data.credits, meta);
    return recreditProject(project, { projectId, credits, recreditedOn, reason }, today);
  },
});
