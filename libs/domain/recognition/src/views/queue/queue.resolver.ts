import { Allow, Reader } from '#platform/access';
import {
  CountWanted,
  Loaders,
  Locale,
  PageArgs,
  pageOf,
  readingOf,
  type GraphqlContext,
} from '#platform/graphql';
import type { Locale as LocaleName, Measure, Reading } from '#platform/kernel';
import {
  defaultRuleOf,
  displayed,
  exact,
  KEY_NAMES,
  LedgerClaimRow,
  LedgerSubjectRow,
  underRule,
  type CodedDimension,
  type KeyNames,
} from '#platform/ledger';
import { narrow, ownRows } from '#platform/operations';
import { Views } from '#platform/projections';
import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { LedgerSubjects } from '../../ledger-subjects.js';
import { RecognitionRow } from '../recognitions/recognitions.view.js';
import {
  ClaimOrganization,
  RecognitionClaim,
  RecognitionQueueConnection,
  RecognitionQueueFilter,
  RecognitionQueueOrder,
  RecognitionSum,
  type QueuePage,
} from './queue.types.js';

const orderColumns = { CLAIMED_ON: 'occurredOn', AMOUNT: 'claimed', NAME: 'name' } as const;
const localeArgument = { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN } as const;

@Resolver()
export class RecognitionQueueResolver {
  constructor(
    private readonly views: Views,
    private readonly subjects: LedgerSubjects,
  ) {}

  @Allow('recognition.decide')
  @Query(() => RecognitionQueueConnection, {
    description:
      'What is claimed now, for those who decide on it: at first what nobody has decided as it stands. Longest claimed first.',
  })
  async recognitionQueue(
    @Args() { first, after }: PageArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('filter', { nullable: true, type: () => RecognitionQueueFilter }) filter?: RecognitionQueueFilter,
    @Args('orderBy', { nullable: true, type: () => RecognitionQueueOrder }) orderBy?: RecognitionQueueOrder,
  ): Promise<QueuePage> {
    const claims = ownRows(this.views, reading, LedgerClaimRow, filter);
    const { sql, values } = underRule(
      await defaultRuleOf(this.views.as(reading), reading.viewer.jurisdictionId),
    );
    const query = narrow(claims.andWhere(sql, values), {
      among: {
        subjectId: filter?.subjectIds,
        measure: filter?.measures,
        subjectKind: filter?.kinds && this.subjects.categoriesOf(filter.kinds),
        chainCode: filter?.chainCodes,
        standing: filter?.standings ?? ['NONE', 'STALE'],
      },
      overlaps: { scopeIds: filter?.organizationIds },
      search: { text: filter?.search, within: ['name'] },
    });
    const order = {
      column: orderColumns[orderBy?.field ?? 'CLAIMED_ON'],
      direction: orderBy?.direction ?? 'ASC',
    };
    const page = await pageOf(query, { orderBy: [order], first, after, countWanted });
    return {
      ...page,
      edges: page.edges.map(({ node, cursor }) => ({ cursor, node: this.claimOf(node) })),
      sumsOf: () => sumsOf(query),
    };
  }

  private claimOf(row: LedgerClaimRow): RecognitionClaim {
    const { measure, subjectId, occurredOn, chainCode, shares, standing, ruleId } = row;
    const { unit, value: claimed, amount } = exact(measure, BigInt(row.claimed));
    const told = {
      subjectId,
      measure,
      unit,
      claimed,
      amount,
      occurredOn,
      chainCode,
      shares,
      standing,
      ruleId,
    };
    return Object.assign(new RecognitionClaim(), told, {
      subjectKind: this.subjects.kindOf(row.subjectKind),
      subjectName: row.name,
      counted: exact(measure, BigInt(row.counted)).value,
      changedSince: standing === 'STALE',
    });
  }
}

/** The sums of all claims that a query finds, a measure each. */
const sumsOf = async (query: SelectQueryBuilder<LedgerClaimRow>): Promise<RecognitionSum[]> => {
  const sums = await query
    .clone()
    .select('row.measure', 'measure')
    .addSelect('sum(row.claimed)::text', 'claimed')
    .addSelect('sum(row.counted)::text', 'counted')
    .addSelect('count(*)::int', 'count')
    .groupBy('row.measure')
    .orderBy('row.measure')
    .getRawMany<{ measure: Measure; claimed: string; counted: string; count: number }>();
  return sums.map(({ measure, claimed, counted, count }) => {
    const { unit, value, amount } = exact(measure, BigInt(claimed));
    const sum = { measure, unit, claimed: value, amount, count };
    return Object.assign(new RecognitionSum(), { ...sum, counted: exact(measure, BigInt(counted)).value });
  });
};

@Resolver(() => RecognitionQueueConnection)
export class RecognitionSumsResolver {
  @ResolveField(() => [RecognitionSum], { description: 'Of all that match, one a measure.' })
  sums(@Parent() page: QueuePage): Promise<RecognitionSum[]> {
    return page.sumsOf();
  }
}

@Resolver(() => RecognitionSum)
export class RecognitionSumResolver {
  @ResolveField(() => String)
  display(
    @Parent() { measure, amount }: RecognitionSum,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return displayed(measure, amount, locale ?? 'ZH_CN');
  }
}

/** What of a claim is found elsewhere, each kind in one statement for the whole page. */
@Resolver(() => RecognitionClaim)
export class RecognitionClaimResolver {
  constructor(
    private readonly loaders: Loaders,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
  ) {}

  @ResolveField(() => String)
  display(
    @Parent() { measure, amount }: RecognitionClaim,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return displayed(measure, amount, locale ?? 'ZH_CN');
  }

  @ResolveField(() => [ClaimOrganization], { description: 'Who shares it now; larger shares first.' })
  organizations(
    @Parent() { measure, shares }: RecognitionClaim,
    @Context() context: GraphqlContext,
  ): Promise<ClaimOrganization[]> {
    return Promise.all(
      shares.map(async ({ organizationId: id, amount }) => {
        const name = (await this.nameOf(context, 'ORGANIZATION', id)) ?? id;
        return Object.assign(new ClaimOrganization(), {
          id,
          name,
          share: exact(measure, BigInt(amount)).value,
        });
      }),
    );
  }

  @ResolveField(() => String, { nullable: true })
  async chainName(
    @Parent() { chainCode }: RecognitionClaim,
    @Context() context: GraphqlContext,
  ): Promise<string | null> {
    return chainCode === null ? null : this.nameOf(context, 'INDUSTRY_CHAIN', chainCode);
  }

  @ResolveField(() => Int, { description: 'The version to name in a decision, once seen.' })
  async subjectVersion(
    @Parent() claim: RecognitionClaim,
    @Context() context: GraphqlContext,
  ): Promise<number> {
    return (await this.subject(claim, context))?.version ?? 0;
  }

  @ResolveField(() => Boolean, {
    nullable: true,
    description: 'It is made up to illustrate; null for the moment in which nobody knows.',
  })
  async illustrative(
    @Parent() claim: RecognitionClaim,
    @Context() context: GraphqlContext,
  ): Promise<boolean | null> {
    return (await this.subject(claim, context))?.illustrative ?? null;
  }

  @ResolveField(() => RecognitionRow, { nullable: true, description: 'What was decided last, if ever.' })
  recognition(
    @Parent() { subjectId, measure }: RecognitionClaim,
    @Context() context: GraphqlContext,
  ): Promise<RecognitionRow | null> {
    return this.loaders.load(context, RecognitionRow, `${subjectId}/${measure}`);
  }

  private subject(
    { subjectId }: RecognitionClaim,
    context: GraphqlContext,
  ): Promise<LedgerSubjectRow | null> {
    return this.loaders.load(context, LedgerSubjectRow, subjectId);
  }

  private nameOf(context: GraphqlContext, dimension: CodedDimension, code: string): Promise<string | null> {
    const names = (codes: readonly string[]) => this.keyNames.names(readingOf(context), dimension, codes);
    return this.loaders.loadBy(context, `ledger key ${dimension}`, names, code);
  }
}
