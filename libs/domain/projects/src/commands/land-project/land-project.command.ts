import { Activities } from '#domain/activities';
import { Agreements } from '#domain/agreements';
import { Chains, checkedRegion } from '#domain/catalogue';
import { Leads } from '#domain/leads';
import { Organizations, Stations } from '#domain/network';
import { subjectId } from '#platform/event-store';
import { DateField, IdField, MoneyField, TextField, type MoneyInput } from '#platform/graphql';
import { creditCode, moneyOf, notAfterToday, together } from '#platform/kernel';
import {
  AsDocumentedField,
  command,
  CreditCodeField,
  CreditsField,
  maybe,
  provenanceOf,
  RecordInput,
  type CreditInput,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { projectStream } from '../../project.state.js';
import { ProjectRow } from '../../views/projects/projects.view.js';
import { checkAgreementStands, landProject } from './land-project.decide.js';

@InputType()
export class LandProjectInput extends RecordInput {
  @TextField({ max: 200 }) name!: string;
  @IdField({ optional: true }) leadId?: string | null;
  @IdField({ optional: true }) agreementId?: string | null;
  @IdField({ optional: true }) activityId?: string | null;
  @IdField({ optional: true }) stationId?: string | null;
  @TextField({ max: 200, optional: true }) investorName?: string | null;
  @CreditCodeField() companyCreditCode?: string | null;
  @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
  @TextField({ max: 40, optional: true, description: 'None where none is known yet; corrected later.' })
  chainCode?: string | null;
  @TextField({ max: 12 }) regionCode!: string;
  @DateField() landedOn!: string;
  @MoneyField({
    optional: true,
    description: 'None where none is known yet: it counts as a project, adds no sum, and is corrected later.',
  })
  plannedInvestment?: MoneyInput | null;
  @CreditsField() credits!: CreditInput[];
}

/** The id of the one project that a contract lands. */
export const projectIdOf = (contractId: string): string => subjectId(contractId, 'project');

export const landProjectCommand = command({
  name: 'landProject',
  allow: 'project.land',
  input: LandProjectInput,
  answers: ProjectRow,
  needs: {
    activities: Activities,
    agreements: Agreements,
    chains: Chains,
    leads: Leads,
    organizations: Organizations,
    stations: Stations,
  },

  // A contract lands at most one project: its id derives from the agreement's. Framework and intent may lead to many.
  async stream({ data: { agreementId }, meta }, { agreements }) {
    const from = agreementId ? await agreements.known('agreementId', agreementId, meta) : undefined;
    return projectStream(
      from?.kind === 'CONTRACT' ? projectIdOf(from.agreementId) : subjectId(meta.commandId, 'project'),
    );
  },

  async decide(project, { data, meta, today, key: projectId }, found) {
    const { agreementId, leadId, activityId, stationId, landedOn, companyCreditCode: code } = data;
    const documented = { today, asDocumented: data.creditCodeAsDocumented };
    const agreement = async (id: string) =>
      checkAgreementStands(await found.agreements.known('agreementId', id, meta));
    const [, , , , chainCode, companyCreditCode, regionCode, plannedInvestment, credits] = await together(
      () => agreementId && agreement(agreementId),
      () => leadId && found.leads.known('leadId', leadId, meta),
      () => activityId && found.activities.known('activityId', activityId, meta),
      () => stationId && found.stations.known('stationId', stationId, meta),
      () => data.chainCode && found.chains.known('chainCode', data.chainCode, landedOn, meta),
      () => code && creditCode('companyCreditCode', code, documented),
      () => checkedRegion('regionCode', data.regionCode),
      () => data.plannedInvestment && moneyOf('plannedInvestment', data.plannedInvestment, today),
      () => found.organizations.credited('credits', data.credits, meta),
      () => notAfterToday('landedOn', landedOn, today),
    );
    const facts = {
      projectId,
      name: data.name,
      ...maybe('leadId', leadId),
      ...maybe('agreementId', agreementId),
      ...maybe('activityId', activityId),
      ...maybe('stationId', stationId),
      ...maybe('investorName', data.investorName),
      ...maybe('companyCreditCode', companyCreditCode),
      ...maybe('chainCode', chainCode),
      regionCode,
      landedOn,
      ...maybe('plannedInvestment', plannedInvestment),
      credits,
      ...provenanceOf(data),
    };
    return landProject(project, facts, today);
  },
});
