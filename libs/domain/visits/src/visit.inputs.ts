import { RecordInput } from '#platform/operations';
import { DateScalar, enumOf, IsCleanText, IsRealDate, IsUuid } from '#platform/graphql';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { qualifiers, visitDirections, type Qualifier } from './visit.events.js';
import { clearable, type ClearableField } from './visit.rules.js';

export const VisitDirectionEnum = enumOf(visitDirections, {
  name: 'VisitDirection',
  description: 'INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them.',
});
export const QualifierEnum = enumOf(qualifiers, {
  name: 'Qualifier',
  description: 'How a document means its figure: 30家, 30余家, 约30家, 近30家.',
});
export const clearableFields = Object.keys(clearable) as ClearableField[];
export const ClearableVisitFieldEnum = enumOf(clearableFields, {
  name: 'ClearableVisitField',
  description: 'What the plan or the record of a visit may do without.',
});

@InputType({ description: 'One stop of an itinerary. No names of people.' })
export class ItineraryStopInput {
  @Field(() => DateScalar) @IsRealDate() on!: string;
  @Field(() => String) @IsCleanText({ max: 200 }) place!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 500 }) purpose?: string | null;
}

/** What can be said of any visit, planned or made. What is left out stays as it was. */
@InputType({ isAbstract: true })
export abstract class ProgrammeInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What the delegation is called, where it has a name.' })
  @IsOptional()
  @IsCleanText({ max: 200 })
  name?: string | null;
  @Field(() => ID, { nullable: true, description: 'The station that hosts it. Or give hostOrganizationId.' })
  @IsOptional()
  @IsUuid()
  stationId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who hosts it where no station does.' })
  @IsOptional()
  @IsUuid()
  hostOrganizationId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'All organizations that take part.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUuid({ each: true })
  organizationIds?: string[] | null;
  @Field(() => Int, {
    nullable: true,
    description: 'How many organizations a document says took part, where it does not list them all.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  organizationsReported?: number | null;
  @Field(() => QualifierEnum, { nullable: true, description: 'Of organizationsReported; EXACT unless told.' })
  @IsOptional()
  @IsIn(qualifiers)
  organizationsQualifier?: Qualifier | null;
  @Field(() => Int, {
    nullable: true,
    description: 'People, by count only: no names. Leave out where no document states it.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  delegateCount?: number | null;
  @Field(() => String, { nullable: true, description: 'Where they come from.' })
  @IsOptional()
  @IsCleanText({ max: 12 })
  originRegionCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Where they go; may lie outside the jurisdiction.' })
  @IsOptional()
  @IsCleanText({ max: 12 })
  destinationRegionCode?: string | null;
  @Field(() => String, { nullable: true, description: 'The region under which figures count it.' })
  @IsOptional()
  @IsCleanText({ max: 12 })
  regionCode?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsCleanText({ max: 40 }) chainCode?: string | null;
  @Field(() => [ItineraryStopInput], { nullable: true, description: 'All stops.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ItineraryStopInput)
  itinerary?: ItineraryStopInput[] | null;
  @Field(() => [ID], { nullable: true, description: 'All leads that it touches.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUuid({ each: true })
  leadIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'The activity it belongs to.' })
  @IsOptional()
  @IsUuid()
  activityId?: string | null;
}
