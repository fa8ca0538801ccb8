import { Chains, checkedRegion } from '#domain/catalogue';
import { Organizations } from '#domain/network';
import { DateField, IdField, MoneyField, TextField, type MoneyInput } from '#platform/graphql';
import { moneyOf } from '#platform/kernel';
import {
  command,
  CommandInput,
  CreditsField,
  maybe,
  ReasonField,
  sharesOf,
  touched,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { recorded } from '../../project.rules.js';
import { projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { correctProject } from './correct-project.decide.js';

@InputType()
export class CorrectProjectInput extends CommandInput {
  @IdField() projectId!: string;
  @TextField({ max: 200, optional: true }) name?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @TextField({ max: 12, optional: true }) regionCode?: string | null;
  @DateField({ optional: true }) landedOn?: string | null;
  @MoneyField({ optional: true }) plannedInvestment?: MoneyInput | null;
  @CreditsField({ optional: true }) credits?: CreditInput[] | null;
  @ReasonField() reason!: string;
}

export const correctProjectCommand = command({
  name: 'correctProject',
  allow: 'project.correct',
  input: CorrectProjectInput,
  answers: ProjectRow,
  needs: { chains: Chains, organizations: Organizations },
  stream: ({ data }) => projectStream(data.projectId),
  replaces(project, data) {
    const now = recorded(project, data.projectId);
    // Of the landing: revisions and re-credits of later days are values of their own.
    const [plannedInvestment, credits] = [now.plans[0]?.planned, sharesOf(now.creditsFrom[0]!.credits)];
    return touched(data, { ...now, plannedInvestment, credits });
  },
  async decide(project, { data, meta, today }, { chains, organizations }) {
    const { projectId, name, landedOn, plannedInvestment: planned, reason } = data;
    const now = recorded(project, projectId);
    // A chain must be in force on the day of the landing, whichever of the two is corrected.
    const chainCode = await chains.standing(
      { field: 'chainCode', said: data.chainCode, recorded: now.chainCode },
      { field: 'landedOn', said: landedOn, recorded: now.landedOn },
      meta,
    );
    const after = {
      ...maybe('name', name),
      ...maybe('chainCode', chainCode),
      ...maybe('regionCode', data.regionCode && checkedRegion('regionCode', data.regionCode)),
      ...maybe('landedOn', landedOn),
      ...maybe('plannedInvestment', planned && moneyOf('plannedInvestment', planned, today)),
      ...maybe('credits', data.credits && (await organizations.credited('credits', data.credits, meta))),
    };
    return correctProject(project, { projectId, after, reason }, today);
  },
});
