import {
  checkFirst,
  Loaders,
  pageFrom,
  pageOf,
  readingOf,
  type GraphqlContext,
  type Page,
  type PageArgs,
} from '#platform/graphql';
import type { Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import { LeadFollowUpRow } from './leads.view.js';

// What `pageOf` calls this order: a cursor of a first page read in bulk goes on in a page read by itself.
const order = 'row.followedUpOn DESC, row.id DESC';
const keyOf = ({ followedUpOn, id }: LeadFollowUpRow) => [followedUpOn, id];

/** The follow-ups of leads, latest first. The first pages of many leads are one statement. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly views: Views,
    private readonly loaders: Loaders,
  ) {}

  async page(
    context: GraphqlContext,
    leadId: string,
    { first, after }: PageArgs,
    countWanted: boolean,
  ): Promise<Page<LeadFollowUpRow>> {
    const reading = readingOf(context);
    if (after) {
      const follow = this.views.as(reading).of(LeadFollowUpRow).createQueryBuilder('row');
      return pageOf(follow.where('row.leadId = :leadId', { leadId }), {
        orderBy: [{ column: 'followedUpOn', direction: 'DESC' }],
        first,
        after,
        countWanted,
      });
    }
    const size = checkFirst(first ?? 50);
    const page = await this.loaders.loadBy(
      context,
      `lead-follow-ups/${size}/${countWanted}`,
      (ids: readonly string[]) => this.firstPages(reading, ids, size, countWanted),
      leadId,
    );
    return page ?? pageFrom([], { size, order, keyOf, totalCount: countWanted ? 0 : -1 });
  }

  private async firstPages(
    reading: Reading,
    leadIds: readonly string[],
    size: number,
    countWanted: boolean,
  ): Promise<ReadonlyMap<string, Page<LeadFollowUpRow>>> {
    const follow = this.views.as(reading).of(LeadFollowUpRow);
    const { tablePath } = follow.metadata;
    const total = countWanted
      ? `(select count(*) from ${tablePath} c where c.lead_id = f.lead_id)::int`
      : '-1';
    const found: (LeadFollowUpRow & { total: number })[] = await follow.query(
      `select f.id, f.lead_id as "leadId", f.followed_up_on::text as "followedUpOn", f.note,
         f.next_follow_up_on::text as "nextFollowUpOn", f.recorded_at as "recordedAt",
         f.jurisdiction_id as "jurisdictionId", ${total} as total
       from unnest($1::uuid[]) as asked(id)
       cross join lateral (
         select * from ${tablePath} t where t.lead_id = asked.id
         order by t.followed_up_on desc, t.id desc limit $2
       ) f
       order by f.lead_id, f.followed_up_on desc, f.id desc`,
      [leadIds, size + 1],
    );
    return new Map(
      [...Map.groupBy(found, (row) => row.leadId)].map(([leadId, rows]) => [
        leadId,
        pageFrom(rows, { size, order, keyOf, totalCount: rows[0]!.total }),
      ]),
    );
  }
}
