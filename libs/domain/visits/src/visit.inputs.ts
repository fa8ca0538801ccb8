import {
  DateField,
  EnumField,
  EnumListField,
  enumOf,
  IdField,
  IdListField,
  IntField,
  ListField,
  TextField,
} from '#platform/graphql';
import { RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { qualifiers, visitDirections, type Qualifier, type VisitDirection } from './visit.events.js';
import { clearable, type ClearableField } from './visit.rules.js';

export const VisitDirectionEnum = enumOf(visitDirections, {
  name: 'VisitDirection',
  description:
    'INBOUND 请进来: they come to us. OUTBOUND 走出去: we go to them. LOCAL 市内走访: to our own districts.',
});
export const QualifierEnum = enumOf(qualifiers, {
  name: 'Qualifier',
  description: 'How a document means its figure: 30家, 30余家, 约30家, 近30家, 30家以上.',
});
const clearableFields = Object.keys(clearable) as ClearableField[];
const ClearableVisitFieldEnum = enumOf(clearableFields, {
  name: 'ClearableVisitField',
  description: 'What the plan or the record of a visit may do without.',
});

/** What came of a visit that was made. */
export const ResultField = () =>
  TextField({
    max: 4000,
    multiline: true,
    optional: true,
    description: 'What came of it. No names or phones of people.',
  });

@InputType({ description: 'One stop of an itinerary. No names of people.' })
export class ItineraryStopInput {
  @DateField() on!: string;
  @TextField({ max: 200 }) place!: string;
  @TextField({ max: 500, optional: true }) purpose?: string | null;
}

/** What can be said of any visit, planned or made. What is left out stays as it was. */
@InputType({ isAbstract: true })
export abstract class ProgrammeInput extends RecordInput {
  @TextField({ max: 200, optional: true, description: 'What the delegation is called, where it has a name.' })
  name?: string | null;
  @IdField({ optional: true, description: 'The station that hosts it. Or give hostOrganizationId.' })
  stationId?: string | null;
  @IdField({ optional: true, description: 'Who hosts it where no station does.' })
  hostOrganizationId?: string | null;
  @IdListField({ max: 500, optional: true, description: 'All organizations that take part.' })
  organizationIds?: string[] | null;
  @IntField({
    min: 1,
    max: 1_000_000,
    optional: true,
    description: 'How many organizations a document says took part, where it does not list them all.',
  })
  organizationsReported?: number | null;
  @EnumField(QualifierEnum, { optional: true, description: 'Of organizationsReported; EXACT unless told.' })
  organizationsQualifier?: Qualifier | null;
  @IntField({
    min: 1,
    max: 1_000_000,
    optional: true,
    description: 'People, by count only: no names. Leave out where no document states it.',
  })
  delegateCount?: number | null;
  @TextField({ max: 12, optional: true, description: 'Where they come from.' })
  originRegionCode?: string | null;
  @TextField({ max: 12, optional: true, description: 'Where they go; may lie outside the jurisdiction.' })
  destinationRegionCode?: string | null;
  @TextField({ max: 12, optional: true, description: 'The region under which figures count it.' })
  regionCode?: string | null;
  @TextField({ max: 40, optional: true }) chainCode?: string | null;
  @ListField(() => ItineraryStopInput, { max: 100, optional: true, description: 'All stops.' })
  itinerary?: ItineraryStopInput[] | null;
  @IdListField({ max: 100, optional: true, description: 'All leads that it touches.' })
  leadIds?: string[] | null;
  @IdField({ optional: true, description: 'The activity it belongs to.' }) activityId?: string | null;
}

/** What may be said anew of a visit that is there, and what it should no longer say. */
@InputType({ isAbstract: true })
export abstract class ChangedVisitInput extends ProgrammeInput {
  @IdField() visitId!: string;
  @EnumField(VisitDirectionEnum, { optional: true }) direction?: VisitDirection | null;
  @EnumListField(ClearableVisitFieldEnum, {
    max: 20,
    optional: true,
    description: 'What the plan no longer says, or should not have been recorded at all.',
  })
  clear?: ClearableField[] | null;
}
