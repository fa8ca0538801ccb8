import { UNASSIGNED } from '#domain/catalogue';
import { isUuid } from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { NONE } from '#platform/ledger';
import { Views, type RowClass } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import { OrganizationRow } from './views/organizations/organizations.view.js';
import { StationRow } from './views/stations/stations.view.js';

/** What organizations and stations are called, from the read tables: for the keys of figures. `-` is 未分配; what has no name is left out. */
@Injectable()
export class NetworkNames {
  constructor(private readonly views: Views) {}

  organizations(reading: Reading, ids: readonly string[]): Promise<Map<string, string>> {
    return this.named(reading, OrganizationRow, ids);
  }

  stations(reading: Reading, ids: readonly string[]): Promise<Map<string, string>> {
    return this.named(reading, StationRow, ids);
  }

  /** The organizations that are hubs, by id. */
  async hubs(reading: Reading): Promise<string[]> {
    const rows = this.views.as(reading);
    const found = await rows.statement<{ id: string }>({
      name: 'hubs',
      text: `select id from ${rows.table(OrganizationRow)} where jurisdiction_id = $1 and is_hub`,
      values: [reading.viewer.jurisdictionId],
    });
    return found.map(({ id }) => id);
  }

  private async named(
    reading: Reading,
    row: RowClass<{ id: string; name: string }>,
    ids: readonly string[],
  ): Promise<Map<string, string>> {
    const asked = [...new Set(ids)].filter(isUuid);
    const rows = this.views.as(reading);
    const found =
      asked.length === 0
        ? []
        : await rows.statement<{ id: string; name: string }>({
            name: `names-${row.name}`,
            text: `select id, name from ${rows.table(row)} where id = any($1)`,
            values: [asked],
          });
    const names = new Map(found.map(({ id, name }) => [id, name]));
    return ids.includes(NONE) ? names.set(NONE, UNASSIGNED) : names;
  }
}
