import { Refused, type Asker } from '#platform/kernel';

/**
 * The jurisdiction that a viewer asks about: the home, which is also what asking for none means.
 * @throws Refused FORBIDDEN with the field, for any other
 */
export const jurisdictionAsked = (
  viewer: Pick<Asker, 'jurisdictionId'>,
  asked: string | null | undefined,
  field = 'filter.jurisdictionId',
): string => {
  if (asked !== null && asked !== undefined && asked !== viewer.jurisdictionId)
    throw new Refused('FORBIDDEN', { field });
  return viewer.jurisdictionId;
};
