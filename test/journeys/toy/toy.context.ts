import { heldBy } from '#platform/access';
import { subjectId } from '#platform/event-store';
import { DateField, TextField } from '#platform/graphql';
import {
  eventTypes,
  everybodyAtHome,
  decide,
  notAfterToday,
  streamOf,
  subjectIdOf,
  undecided,
  type Decisions,
  type EventOf,
  type RecognitionEvent,
} from '#platform/kernel';
import { claimCells, measuresOf, ONE, subject, type Cells } from '#platform/ledger';
import { command, CommandInput, type Context } from '#platform/operations';
import { insert, patch, projection } from '#platform/projections';
import { factsOf } from '#platform/timeline';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/* A context that the product does not have, whole: toys that somebody made. */

type ToyMade = EventOf<'ToyMade', { toyId: string; name: string; madeOn: string; makerId: string }>;
type ToyEvent = ToyMade | RecognitionEvent;
type Toy =
  | { readonly status: 'absent' }
  | (ToyMade['data'] & { readonly status: 'made'; readonly decisions: Decisions });

const toyStream = streamOf<Toy, ToyEvent>(
  'toy',
  { status: 'absent' },
  (toy, event) => {
    if (event.type === 'ToyMade') return { ...event.data, status: 'made', decisions: undecided };
    if (toy.status === 'absent') throw new Error(`${event.type} before ToyMade`);
    return { ...toy, decisions: decide(toy.decisions, event) };
  },
  everybodyAtHome,
);

const toyCells: Cells<Toy> = (_rule, toy) =>
  toy.status === 'absent'
    ? []
    : claimCells(
        'TOYS_MADE' as never,
        [
          {
            on: toy.madeOn,
            balance: ONE,
            credits: [{ organizationId: toy.makerId, basisPoints: 10_000, hubs: [] }],
          },
        ],
        {},
        toy.decisions,
      );

const toySubject = subject({
  streams: toyStream,
  kind: 'TOY',
  measures: { TOYS_MADE: measuresOf('the maker', 'none')('COUNT', ['件', 'toys'], 'made') },
  words: {
    TOYS_MADE: {
      name: '玩具',
      nameEn: 'Toys',
      definition: '做好的玩具。',
      definitionEn: 'Toys that were made.',
      population: ['玩具', 'Toys'],
      credited: ['做的人', 'The maker'],
      dated: ['做好之日', 'The day of making'],
      neverWith: [],
      ruled: false,
    },
  },
  cells: toyCells,
  causes: { ToyMade: 'NEW' },
  nameOf: (toy) => (toy.status === 'absent' ? '' : toy.name),
});

@ObjectType('Toy')
@Entity({ name: 'toys', schema: 'views' })
class ToyRow {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string;
  @Field() @Column('text') name!: string;
  @Column('int') version!: number;
  @Column('text') jurisdictionId!: string;
}
const stands = ({ streamId, version }: { streamId: string; version: number }) =>
  patch(ToyRow, subjectIdOf(streamId), { version });
const toysView = projection<ToyEvent>({
  name: 'toys',
  version: 1,
  streams: [toyStream],
  rows: [ToyRow],
  on: {
    ToyMade: ({ data: { toyId, name }, version, meta: { jurisdictionId } }) =>
      insert(ToyRow, { id: toyId, name, version, jurisdictionId }),
    FigureRecognized: stands,
    FigureRejected: stands,
    FigureReopened: stands,
    CommandNoted: stands,
  },
});

@InputType()
class MakeToyInput extends CommandInput {
  @TextField({ max: 40 }) name!: string;
  @DateField() madeOn!: string;
}
const makeToyCommand = command({
  name: 'makeToy',
  allow: 'toy.make' as never,
  input: MakeToyInput,
  answers: ToyRow,
  stream: ({ meta }) => toyStream(subjectId(meta.commandId, 'toy')),
  decide(toy, { data: { name, madeOn }, meta, key: toyId, today }): ToyEvent[] {
    if (toy.status !== 'absent') return [];
    notAfterToday('madeOn', madeOn, today);
    return [{ type: 'ToyMade', data: { toyId, name, madeOn, makerId: meta.actorId } }];
  },
});

/** The one line that `contexts.ts` lists. */
export const toyContext: Context = {
  name: 'toys',
  permissions: { 'toy.make': heldBy.liaison },
  seededBy: 'liaison',
  events: { types: eventTypes<ToyMade>({ ToyMade: { v: 1 } }), upcasts: [] },
  facts: factsOf<ToyMade>({ ToyMade: (toy) => ({ on: toy.madeOn, is: toy }) }),
  subjects: [toySubject],
  projections: [toysView],
  reactions: [],
  commands: [makeToyCommand],
};
