import type { OrganizationKind, StationKind, StationPurpose } from '../../app/enums.gql.ts';
import type { OrganizationQuery, StationQuery } from './admin.gql.ts';

export type Organization = NonNullable<OrganizationQuery['organization']>;
export type Station = NonNullable<StationQuery['station']>;

export const organizationKinds: readonly OrganizationKind[] = [
  'SOCIAL_ASSOCIATION',
  'SOCIAL_SERVICE_INSTITUTION',
  'FOUNDATION',
  'OTHER',
];
export const stationKinds: readonly StationKind[] = ['WORKSTATION', 'LIAISON_POINT'];
export const stationPurposes: readonly StationPurpose[] = ['INVESTMENT', 'PARTY_BUILDING'];

/** The fields of these names that were left empty. */
export const empty = <V extends object>(
  values: V,
  ...names: readonly (keyof V & string)[]
): Partial<Record<keyof V & string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value: unknown = values[name];
      return value === null || (typeof value === 'string' && value.trim() === '') ? [[name, 'NEEDED']] : [];
    }),
  ) as Partial<Record<keyof V & string, string>>;

/** What differs from what the form opened with: a correction replaces nothing that its author did not touch. */
export const changedOf = <V extends object, K extends keyof V>(
  values: V,
  initial: V,
  names: readonly K[],
): { [N in K]?: V[N] } =>
  Object.fromEntries(names.filter((name) => values[name] !== initial[name]).map((n) => [n, values[n]])) as {
    [N in K]?: V[N];
  };
