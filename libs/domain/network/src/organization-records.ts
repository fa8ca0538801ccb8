import type { CalendarDate, Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import type { Rating } from './organization.events.js';
import { HubAssignmentRow, OrganizationRow } from './views/organizations/organizations.view.js';

/** What is on record of organizations and no measure counts, from the read tables: for whoever counts it. */
@Injectable()
export class OrganizationRecords {
  constructor(private readonly views: Views) {}

  /** The grades that each was given, of all schemes. */
  async ratings(reading: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Rating[]>> {
    if (ids.length === 0) return new Map();
    const rows = this.views.as(reading);
    const found = await rows.statement<{ id: string; ratings: Rating[] }>({
      name: 'ratings-of',
      text: `select id, ratings_kept as ratings from ${rows.table(OrganizationRow)}
        where id = any($1) and jurisdiction_id = $2`,
      values: [ids, reading.viewer.jurisdictionId],
    });
    return new Map(found.map(({ id, ratings }) => [id, ratings]));
  }

  /** The days from which on each was assigned to a hub. */
  async assignments(
    reading: Reading,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CalendarDate[]>> {
    if (ids.length === 0) return new Map();
    const rows = this.views.as(reading);
    const found = await rows.statement<{ organization: string; day: CalendarDate }>({
      name: 'assignments-of',
      text: `select organization_id as organization, assigned_on::text as day from ${rows.table(HubAssignmentRow)}
        where organization_id = any($1) and jurisdiction_id = $2 and hub_id is not null`,
      values: [ids, reading.viewer.jurisdictionId],
    });
    return new Map(
      [...Map.groupBy(found, ({ organization }) => organization)].map(([id, all]) => [
        id,
        all.map(({ day }) => day),
      ]),
    );
  }
}
