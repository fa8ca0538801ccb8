import { Loaders, readingOf, type GraphqlContext } from '#platform/graphql';
import { refusePast } from '#platform/operations';
import { Views } from '#platform/projections';
import type { Type } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecognitionRow } from './views/recognitions/recognitions.view.js';

/** The resolver of a record's field `recognition`: what was last decided of its measures, of all records of an operation in one statement. */
export const recordRecognitions = <Row extends { id: string }>(row: Type<Row>): Type => {
  @Resolver(() => row)
  class RecordRecognitions {
    constructor(
      private readonly views: Views,
      private readonly loaders: Loaders,
    ) {}

    @ResolveField(() => [RecognitionRow], {
      description: 'What was last decided of each of its measures; a measure never decided is not there.',
    })
    async recognition(
      @Parent() of: Row,
      @Context() context: GraphqlContext,
    ): Promise<readonly RecognitionRow[]> {
      refusePast(of, 'recognition');
      const batch = async (ids: readonly string[]) => {
        const query = this.views.as(readingOf(context)).own(RecognitionRow);
        const rows = await query.andWhere('row.subjectId = ANY(:ids)', { ids }).orderBy('row.id').getMany();
        return Map.groupBy(rows, ({ subjectId }) => subjectId);
      };
      return (await this.loaders.loadBy(context, recordRecognitions, batch, of.id)) ?? [];
    }
  }
  return RecordRecognitions;
};
