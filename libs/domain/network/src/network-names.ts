import { UNASSIGNED } from '#domain/catalogue';
import { rowsOfStatement } from '#platform/database';
import { isUuid } from '#platform/graphql';
import { NONE } from '#platform/ledger';
import { Views, type RowClass } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import { OrganizationRow } from './views/organizations/organizations.view.js';
import { StationRow } from './views/stations/stations.view.js';

/** What organizations and stations are called, from the read tables: for the keys of figures. `-` is 未分配; what has no name is left out. */
@Injectable()
export class NetworkNames {
  constructor(private readonly views: Views) {}

  organizations(ids: readonly string[]): Promise<Map<string, string>> {
    return this.named(OrganizationRow, ids);
  }

  stations(ids: readonly string[]): Promise<Map<string, string>> {
    return this.named(StationRow, ids);
  }

  /** The organizations that are hubs, by id. */
  async hubs(jurisdictionId: string): Promise<string[]> {
    const rows = await rowsOfStatement<{ id: string }>(this.views.db, {
      name: 'hubs',
      text: `select id from ${this.views.of(OrganizationRow).metadata.tablePath} where jurisdiction_id = $1 and is_hub`,
      values: [jurisdictionId],
    });
    return rows.map(({ id }) => id);
  }

  private async named(
    row: RowClass<{ id: string; name: string }>,
    ids: readonly string[],
  ): Promise<Map<string, string>> {
    const asked = [...new Set(ids)].filter(isUuid);
    const rows =
      asked.length === 0
        ? []
        : await rowsOfStatement<{ id: string; name: string }>(this.views.db, {
            name: `names-${row.name}`,
            text: `select id, name from ${this.views.of(row).metadata.tablePath} where id = any($1)`,
            values: [asked],
          });
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return ids.includes(NONE) ? names.set(NONE, UNASSIGNED) : names;
  }
}
