import { Module } from '@nestjs/common';
import { PipelineChangedResolver } from './pipeline-changed.resolver.js';
import { TimelineResolver } from './timeline.resolver.js';

/** What happened, and what is happening. `ChangeFeed` comes from the process that composes the contexts. */
@Module({ providers: [TimelineResolver, PipelineChangedResolver] })
export class TimelineModule {}
