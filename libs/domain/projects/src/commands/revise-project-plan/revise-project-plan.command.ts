import { DateField, IdField, MoneyField, type MoneyInput } from '#platform/graphql';
import { moneyOf } from '#platform/kernel';
import { command, CommandInput, dated, ReasonField } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { recorded } from '../../project.rules.js';
import { plannedOn, projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { reviseProjectPlan } from './revise-project-plan.decide.js';

@InputType()
export class ReviseProjectPlanInput extends CommandInput {
  @IdField() projectId!: string;
  @MoneyField() plannedInvestment!: MoneyInput;
  @DateField() revisedOn!: string;
  @ReasonField() reason!: string;
}

export const reviseProjectPlanCommand = command({
  name: 'reviseProjectPlan',
  allow: 'project.revise',
  input: ReviseProjectPlanInput,
  answers: ProjectRow,
  stream: ({ data }) => projectStream(data.projectId),
  replaces(project, { projectId }) {
    const now = recorded(project, projectId);
    const planned = plannedOn(now);
    return { plannedInvestment: planned && dated(planned, now.plans) };
  },
  decide: (project, { data: { projectId, revisedOn, reason, ...data }, today }) => {
    const plannedInvestment = moneyOf('plannedInvestment', data.plannedInvestment, today);
    return reviseProjectPlan(project, { projectId, plannedInvestment, revisedOn, reason }, today);
  },
});
