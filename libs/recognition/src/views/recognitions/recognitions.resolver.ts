import { Allow, CurrentViewer, type Viewer } from '#libs/access';
import { isUuid, Locale } from '#libs/graphql';
import type { Locale as LocaleName } from '#libs/kernel';
import { Views } from '#libs/projections';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RecognitionRow } from './recognitions.view.js';

@Resolver(() => RecognitionRow)
export class RecognitionsResolver {
  constructor(private readonly views: Views) {}

  @Allow('pipeline.read')
  @Query(() => [RecognitionRow], {
    description: 'What was last decided of each measure of a subject; a measure never decided is not there.',
  })
  recognitions(
    @CurrentViewer() { jurisdictionId }: Viewer,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<RecognitionRow[]> {
    // At most one row a measure.
    return isUuid(subjectId)
      ? this.views.of(RecognitionRow).find({ where: { subjectId, jurisdictionId }, order: { id: 'ASC' } })
      : Promise.resolve([]);
  }

  @ResolveField(() => String, { nullable: true })
  display(
    @Parent() row: RecognitionRow,
    @Args('locale', { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN })
    locale: LocaleName | null,
  ): string | null {
    return row.shown(locale ?? 'ZH_CN');
  }
}
