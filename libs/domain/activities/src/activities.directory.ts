import { StreamWriter } from '#platform/event-store';
import { isUuid } from '#platform/graphql';
import { Refused, type Meta, type Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import { activityStream, type RecordedActivity } from './activity.state.js';
import { ActivityRow } from './views/activities/activities.view.js';

/** What other contexts' commands may know of activities: read from the streams, never from a view. */
@Injectable()
export class Activities {
  constructor(private readonly streams: StreamWriter) {}

  /**
   * The activity, planned, held or cancelled.
   * @throws Refused ACTIVITY_NOT_FOUND, JURISDICTION_FOREIGN; both with the field
   */
  async known(field: string, id: string, meta: Meta): Promise<RecordedActivity> {
    const activity = await this.streams.referred(activityStream(id), meta, 'ACTIVITY_NOT_FOUND', field);
    if (activity.status === 'absent') throw new Refused('ACTIVITY_NOT_FOUND', { field });
    return activity;
  }
}

/** What activities are called, for figures grouped by them: of the read side. */
@Injectable()
export class ActivityNames {
  constructor(private readonly views: Views) {}

  /** Names by id; an id of no activity is left out. */
  async names(reading: Reading, ids: readonly string[]): Promise<Map<string, string>> {
    const askable = [...new Set(ids.filter(isUuid))];
    if (askable.length === 0) return new Map();
    const rows = await this.views
      .as(reading)
      .of(ActivityRow)
      .createQueryBuilder('row')
      .select(['row.id', 'row.name'])
      .where('row.id = any(:ids)', { ids: askable })
      .getMany();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
