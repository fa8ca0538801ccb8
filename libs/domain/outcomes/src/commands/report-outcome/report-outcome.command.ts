import { subjectId } from '#platform/event-store';
import { DateField, EnumField } from '#platform/graphql';
import type { OutcomeKind } from '#platform/kernel';
import { OutcomeKindEnum } from '#platform/ledger';
import { command, CreditsField, provenanceOf, RecordInput, type CreditInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { described, Describing, lookups } from '../../outcome.inputs.js';
import { outcomeStream } from '../../outcome.state.js';
import { OutcomeRow } from '../../views/outcomes/outcomes.view.js';
import { reportOutcome } from './report-outcome.decide.js';

@InputType()
export class ReportOutcomeInput extends Describing(RecordInput) {
  @EnumField(OutcomeKindEnum) kind!: OutcomeKind;
  @DateField({ description: 'The last day of its period: the one on which it counts.' }) periodTo!: string;
  @CreditsField() credits!: CreditInput[];
}

export const reportOutcomeCommand = command({
  name: 'reportOutcome',
  allow: 'outcome.report',
  description: 'Reports an outcome 成果 of a kind: employment, standards, platforms, aid.',
  input: ReportOutcomeInput,
  answers: OutcomeRow,
  needs: lookups,
  stream: ({ meta }) => outcomeStream(subjectId(meta.commandId, 'outcome')),
  async decide(outcome, sent, found) {
    const { data, today, key: outcomeId } = sent;
    const { kind, periodTo } = data;
    const said = await described(sent, found, { field: 'periodTo', said: periodTo, recorded: periodTo });
    const facts = { outcomeId, kind, ...said, periodTo, credits: said.credits!, ...provenanceOf(data) };
    return reportOutcome(outcome, facts, today);
  },
});
