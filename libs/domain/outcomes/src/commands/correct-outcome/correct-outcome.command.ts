import { DateField, EnumListField, enumOf, IdField } from '#platform/graphql';
import {
  command,
  CommandInput,
  CreditsField,
  ReasonField,
  sharesOf,
  touched,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { described, Describing, lookups } from '../../outcome.inputs.js';
import { recorded } from '../../outcome.rules.js';
import { outcomeStream } from '../../outcome.state.js';
import { OutcomeRow } from '../../views/outcomes/outcomes.view.js';
import { clearable, correctOutcome, type ClearableField } from './correct-outcome.decide.js';

const ClearableEnum = enumOf(Object.keys(clearable) as ClearableField[], {
  name: 'ClearableOutcomeField',
  description: 'What the record of an outcome may do without.',
});

@InputType()
export class CorrectOutcomeInput extends Describing(CommandInput) {
  @IdField() outcomeId!: string;
  @DateField({ optional: true }) periodTo?: string | null;
  @CreditsField({ optional: true }) credits?: CreditInput[] | null;
  @EnumListField(ClearableEnum, {
    max: 20,
    optional: true,
    description: 'What should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
}

export const correctOutcomeCommand = command({
  name: 'correctOutcome',
  allow: 'outcome.correct',
  description: 'The record was wrong; its figures move on the last day of its period.',
  input: CorrectOutcomeInput,
  answers: OutcomeRow,
  needs: lookups,
  stream: ({ data }) => outcomeStream(data.outcomeId),
  replaces: (outcome, data) => {
    const { credits, ...now } = recorded(outcome, data.outcomeId);
    return touched(data, {
      title: now.title,
      periodFrom: now.periodFrom,
      periodTo: now.periodTo,
      jobsOffered: now.jobsOffered,
      hires: now.hires,
      standards: now.standards,
      standardLevel: now.standardLevel,
      standardRole: now.standardRole,
      platforms: now.platforms,
      cash: now.cash,
      goods: now.goods,
      projects: now.projects,
      activityId: now.activityId,
      chainCode: now.chainCode,
      regionCode: now.regionCode,
      outcomeId: now.outcomeId,
      credits: sharesOf(credits),
    });
  },
  async decide(outcome, sent, found) {
    const { data, today } = sent;
    const { outcomeId, periodTo, reason } = data;
    const clear = data.clear ?? [];
    const now = recorded(outcome, outcomeId);
    const chain = clear.includes('CHAIN_CODE') ? undefined : now.chainCode;
    const day = { field: 'periodTo', said: periodTo, recorded: now.periodTo };
    const right = await described(sent, found, day, chain);
    return correctOutcome(outcome, { outcomeId, right, clear, reason }, today);
  },
});
