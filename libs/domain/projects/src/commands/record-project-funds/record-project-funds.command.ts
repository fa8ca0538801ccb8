import { DateField, EnumField, IdField, MoneyField, type MoneyInput } from '#platform/graphql';
import { moneyOf } from '#platform/kernel';
import { command, CommandInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { FundKind } from '../../project.events.js';
import { projectStream } from '../../project.state.js';
import { FundKindEnum, ProjectRow } from '../../views/projects/projects.view.js';
import { recordProjectFunds } from './record-project-funds.decide.js';

@InputType()
export class RecordProjectFundsInput extends CommandInput {
  @IdField() projectId!: string;
  @EnumField(FundKindEnum) kind!: FundKind;
  @MoneyField() amount!: MoneyInput;
  @DateField() receivedOn!: string;
}

export const recordProjectFundsCommand = command({
  name: 'recordProjectFunds',
  allow: 'project.recordFunds',
  input: RecordProjectFundsInput,
  answers: ProjectRow,
  stream: ({ data }) => projectStream(data.projectId),
  decide: (project, { data: { projectId, kind, receivedOn, ...data }, today }) => {
    const amount = moneyOf('amount', data.amount, today);
    return recordProjectFunds(project, { projectId, kind, amount, receivedOn }, today);
  },
});
