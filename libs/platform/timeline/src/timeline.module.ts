import { Module } from '@nestjs/common';
import { PipelineChangedResolver } from './pipeline-changed.resolver.js';
import { SubjectNames } from './subject-names.js';
import { FactResolver, TimelineResolver } from './timeline.resolver.js';

/** What happened, and what is happening. `ChangeFeed` comes from the process that composes the contexts. */
@Module({ providers: [SubjectNames, TimelineResolver, FactResolver, PipelineChangedResolver] })
export class TimelineModule {}
