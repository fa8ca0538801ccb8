import { DateField, ExactTextField, ExactTextListField, ObjectField } from '#platform/graphql';
import { ID, InputType } from '@nestjs/graphql';

/*
 * What figures and lists are filtered by alike: the same field in each filter, so that a filter of one can be carried over to the other.
 */

@InputType()
export class DateRange {
  @DateField({ optional: true }) from?: string | null;
  @DateField({ optional: true }) to?: string | null;
}

/** Days from one to another, or without end. */
export const DateRangeField = ({ description = 'Both ends included.' } = {}) =>
  ObjectField(() => DateRange, { optional: true, description });

/** Whose: a jurisdiction is named by a word. */
export const JurisdictionField = () =>
  ExactTextField({
    type: ID,
    max: 60,
    optional: true,
    description: "Default: the viewer's home; any other is refused.",
  });

/** Any of these chains. */
export const ChainCodesField = () => ExactTextListField({ max: 1000, maxLength: 40, optional: true });

/** In a region or in one below it. */
export const RegionWithinField = () =>
  ExactTextField({ max: 12, optional: true, description: 'Includes the regions below it.' });
