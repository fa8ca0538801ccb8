import { AccountNames, Allow, Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import {
  Connection,
  CountWanted,
  DateScalar,
  DateTimeScalar,
  EnumField,
  ExactTextListField,
  isUuid,
  Loaders,
  Locale,
  OrderDirection,
  PageArgs,
  pageOf,
  readingOf,
  type GraphqlContext,
  type Page,
} from '#platform/graphql';
import { AsOf } from '#platform/ledger';
import type { CalendarDate, Locale as LocaleName, Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { In } from 'typeorm';
import { bareData, dayTold, Telling, type FactTold } from './facts.js';
import { SubjectNames } from './subject-names.js';
import { idsNamed, subjectOf, SubjectKindEnum, type SubjectKind } from './subjects.js';
import { TimelineEventRow, TimelineRow } from './timeline.view.js';

@ObjectType({
  description: 'What the stream of an event is about. No kind: an investor, a catalogue, a rule.',
})
class TimelineSubject {
  @Field(() => SubjectKindEnum, { nullable: true }) kind!: SubjectKind | null;
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What it is called now; empty where nobody says.' }) name!: string;
}

@ObjectType({ description: 'The name behind an id in an event. No kind: the account of a person.' })
class Mention {
  @Field(() => ID) id!: string;
  @Field(() => SubjectKindEnum, { nullable: true }) kind!: SubjectKind | null;
  @Field(() => String, { description: 'What it is called now.' }) name!: string;
}

@ObjectType({ description: 'What one field was before an event and is after it.' })
class Fact {
  @Field(() => String, { description: 'A path, where the field has parts: `owner.stationId`.' })
  field!: string;
  told!: FactTold;

  @Field(() => String, {
    nullable: true,
    description: 'Null where nothing was there, and for what is said of this event alone.',
  })
  get before(): string | null {
    return this.told.before?.text ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'Money in fen, ids as ids (`mentions` names them), lists as JSON. Null: taken away.',
  })
  get after(): string | null {
    return this.told.after?.text ?? null;
  }
}

@ObjectType({ description: 'One event about the subject: of its own stream, or of another that names it.' })
class TimelineEntry {
  @Field(() => ID) eventId!: string;
  @Field(() => String, { description: 'Permanent name of the fact.' }) type!: string;
  @Field(() => String) streamId!: string;
  @Field(() => Int) version!: number;
  @Field(() => String, {
    description: 'What was recorded, as JSON, in its latest shape. For people: `facts`.',
  })
  data!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the sender noted it down, by the clock of the device, where that was before it could be sent.',
  })
  recordedOnDeviceAt!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day in the world that it is about.' })
  occurredOn!: CalendarDate | null;
  @Field(() => String, { nullable: true, description: 'The document that states it.' })
  sourceDocument!: string | null;
  @Field(() => String) position!: string;
  @Field(() => ID) commandId!: string;
  @Field(() => ID, { nullable: true, description: 'The event that a reaction answered.' }) causationId!:
    string | null;
  actorId!: string;
  recorded!: object;
}

@ArgsType()
class TimelineArgs extends PageArgs {
  @EnumField(OrderDirection, { default: 'ASC', description: 'By when they became known.' })
  order?: keyof typeof OrderDirection | null;
  @ExactTextListField({
    max: 100,
    maxLength: 100,
    optional: true,
    description: 'Events of these types alone.',
  })
  types?: string[] | null;
}

const TimelineConnection = Connection(TimelineEntry, 'Timeline');

@Resolver(() => TimelineEntry)
export class TimelineResolver {
  constructor(
    private readonly views: Views,
    private readonly log: SequencedLog,
    private readonly accounts: AccountNames,
    private readonly loaders: Loaders,
    private readonly names: SubjectNames,
  ) {}

  @Allow('pipeline.read')
  @Query(() => TimelineConnection, {
    description: 'Every event about one thing, in the order they became known, or the latest first.',
  })
  async timeline(
    @Args('subjectId', { type: () => ID }) subjectId: string,
    @Args() { first, after, order, types }: TimelineArgs,
    @CountWanted() countWanted: boolean,
    @Reader() reading: Reading,
    @Args('asOf', { type: () => AsOf, nullable: true, description: 'Without it, as it is known now.' })
    asOf?: AsOf | null,
  ): Promise<Page<TimelineEntry>> {
    const known = asOf ? await this.log.asOf('asOf', asOf) : undefined;
    if (known) await this.views.as(reading).reached('timeline', known.seq);
    const rows = this.views.as(reading).own(TimelineRow);
    if (known) rows.andWhere('row.seq <= :upTo', { upTo: known.seq });
    if (isUuid(subjectId)) rows.andWhere('row.subjectId = :subjectId', { subjectId });
    else rows.andWhere('false'); // what is no id names nothing
    if (types) rows.andWhere('row.type = any(:types)', { types });
    const orderBy = [{ column: 'seq', direction: order ?? 'ASC' }] as const;
    const page = await pageOf(rows, { orderBy, first, after, countWanted });
    const events = await this.views
      .as(reading)
      .of(TimelineEventRow)
      .findBy({ id: In(page.edges.map(({ node }) => node.seq)) });
    const bySeq = new Map(events.map((event) => [event.id, event]));
    const edges = page.edges.map(async ({ node: { seq }, cursor }) => {
      const event = bySeq.get(seq)!;
      const { scopeIds: _, ...data } = event.data as { readonly scopeIds?: unknown };
      const { sourceDocument } = data as { readonly sourceDocument?: string };
      return {
        cursor,
        node: Object.assign(new TimelineEntry(), {
          eventId: event.eventId,
          type: event.type,
          streamId: event.streamId,
          version: event.version,
          data: JSON.stringify(data),
          recordedAt: event.recordedAt,
          recordedOnDeviceAt: event.recordedOnDeviceAt,
          occurredOn: dayTold(event),
          sourceDocument: sourceDocument ?? null,
          position: await this.log.position(Number(seq)),
          commandId: event.commandId,
          causationId: event.causationId,
          actorId: event.actorId,
          recorded: event.data,
        }),
      };
    });
    return { ...page, edges: await Promise.all(edges) };
  }

  @ResolveField(() => String)
  actorName(@Parent() entry: TimelineEntry, @Context() context: GraphqlContext): Promise<string> {
    return this.accounts.of(context, entry.actorId);
  }

  @ResolveField(() => TimelineSubject)
  async subject(
    @Parent() { streamId }: TimelineEntry,
    @Context() context: GraphqlContext,
  ): Promise<TimelineSubject> {
    const about = subjectOf(streamId);
    const name = about && (await this.names.of(context, about.subjectId))?.name;
    const id = about?.subjectId ?? streamId;
    return Object.assign(new TimelineSubject(), { kind: about?.kind ?? null, id, name: name ?? '' });
  }

  @ResolveField(() => [Mention], {
    description:
      'Every organization, lead, visit, agreement, project, station, activity and account that it names.',
  })
  async mentions(
    @Parent() { streamId, recorded }: TimelineEntry,
    @Context() context: GraphqlContext,
  ): Promise<Mention[]> {
    const ids = [...idsNamed(bareData(streamId, recorded))];
    const mentions = ids.map(async (id) => {
      const named = await this.names.of(context, id);
      // Who is neither is nobody whose name is shown: an investor, a subject of another jurisdiction.
      const name = named?.name ?? (await this.accounts.of(context, id));
      return name === id ? [] : [Object.assign(new Mention(), { id, kind: named?.kind ?? null, name })];
    });
    return (await Promise.all(mentions)).flat();
  }

  @ResolveField(() => [Fact], {
    description:
      'What it changed. Of corrections and of what replaces something: what was there before, and is now.',
  })
  async facts(
    @Parent() { streamId, version }: TimelineEntry,
    @Context() context: GraphqlContext,
  ): Promise<Fact[]> {
    const stream = await this.loaders.loadBy(
      context,
      Telling,
      (ids: readonly string[]) => this.told(readingOf(context), ids),
      streamId,
    );
    return (stream?.get(version) ?? []).map((told) => Object.assign(new Fact(), { field: told.field, told }));
  }

  /** What the events of streams say, by version: all of them, since each says what it replaces only after those before it. */
  private async told(
    reading: Reading,
    streamIds: readonly string[],
  ): Promise<Map<string, Map<number, FactTold[]>>> {
    const events = await this.views
      .as(reading)
      .of(TimelineEventRow)
      .find({ where: { streamId: In(streamIds) }, order: { streamId: 'ASC', version: 'ASC' } });
    const streams = new Map(
      streamIds.map((id) => [id, { telling: new Telling(), facts: new Map<number, FactTold[]>() }]),
    );
    for (const event of events) {
      const { telling, facts } = streams.get(event.streamId)!;
      facts.set(event.version, telling.tell(event));
    }
    return new Map([...streams].map(([id, { facts }]) => [id, facts]));
  }
}

const shownIn = (value: FactTold['after'], locale: LocaleName | null): string | null =>
  value?.display?.(locale ?? 'ZH_CN') ?? null;
const localeArgument = { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN } as const;

@Resolver(() => Fact)
export class FactResolver {
  @ResolveField(() => String, {
    nullable: true,
    description: 'What it is after, as people read it: `1.56亿元`. Null where it reads as it is written.',
  })
  display(
    @Parent() { told }: Fact,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string | null {
    return shownIn(told.after, locale);
  }

  @ResolveField(() => String, { nullable: true, description: 'The same of what it was.' })
  displayBefore(
    @Parent() { told }: Fact,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string | null {
    return shownIn(told.before, locale);
  }
}
