import type { RatingGrade } from '#platform/kernel';
import { ratingGrades } from '#platform/kernel';
import { DateField, IdField, TextField } from '#platform/graphql';
import { command, CommandInput, maybe } from '#platform/operations';
import { Field, InputType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';

import { registered } from '../../organization.rules.js';
import { organizationStream } from '../../organization.state.js';
import { OrganizationRow } from '../../views/organizations/organizations.view.js';
import { rateOrganization } from './rate-organization.decide.js';

@InputType()
export class RateOrganizationInput extends CommandInput {
  @IdField() organizationId!: string;
  @TextField({ max: 100, description: 'Whose assessment: 社会组织评估.' }) scheme!: string;
  // Text and not an enum: names of the schema cannot begin with a digit.
  @Field(() => String, { description: '1A to 5A.' }) @IsIn(ratingGrades) grade!: RatingGrade;
  @DateField() validFrom!: string;
  @DateField({ description: 'Last day.' }) validTo!: string;
  @TextField({ max: 200, optional: true }) sourceDocument?: string | null;
}

export const rateOrganizationCommand = command({
  name: 'rateOrganization',
  allow: 'network.manage',
  description: 'Said again of the same scheme and first day, it corrects.',
  input: RateOrganizationInput,
  answers: OrganizationRow,
  stream: ({ data }) => organizationStream(data.organizationId),
  replaces: (organization, { organizationId, scheme, validFrom }) => ({
    rating: registered(organization, organizationId).ratings.find(
      (known) => known.scheme === scheme && known.validFrom === validFrom,
    ),
  }),
  decide(organization, { data: { organizationId, scheme, grade, validFrom, validTo, sourceDocument } }) {
    const rating = { scheme, grade, validFrom, validTo };
    return rateOrganization(organization, {
      organizationId,
      rating,
      ...maybe('sourceDocument', sourceDocument),
    });
  },
});
