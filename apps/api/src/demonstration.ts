import { Allow, Reader } from '#platform/access';
import { enumOf } from '#platform/graphql';
import { Refused, type Reading } from '#platform/kernel';
import { saySequel, sequels } from '#composition/seeds';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';

type Sequel = keyof typeof sequels;
type SequelName = Uppercase<Sequel>;
const names = Object.keys(sequels).map((name) => name.toUpperCase()) as [SequelName, ...SequelName[]];
const SequelEnum = enumOf(names, {
  name: 'DemonstrationSequel',
  description: 'What can be said after a demonstration was planted.',
});

@ObjectType({ description: 'What was said of a demonstration, by whoever asked for it first.' })
export class SaidSequel {
  @Field(() => SequelEnum) sequel!: SequelName;
  @Field(() => Int, { description: 'Commands that it has.' }) steps!: number;
  @Field(() => Boolean, { description: 'Said now; else it had been said before, and nothing was added.' })
  isNew!: boolean;
}

/** The log whose demonstration can be gone on with, and whether this server is one of demonstrations. */
export class Demonstration {
  constructor(
    readonly platform: Parameters<typeof saySequel>[0],
    readonly isOne: boolean,
  ) {}
}

/** Goes on with a demonstration before one's eyes: by a button what `yinfeng demo` does by a command. */
@Resolver()
export class DemonstrationResolver {
  constructor(
    private readonly demonstration: Demonstration,
    private readonly bus: CommandBus,
  ) {}

  @Allow('demonstration.say')
  @Mutation(() => SaidSequel, {
    description:
      'Says what follows in the demonstration, known when it is said: once, however often it is asked for. Only in a demonstration.',
  })
  async sayDemonstrationSequel(
    @Reader() { viewer }: Reading,
    @Args('sequel', { type: () => SequelEnum }) sequel: SequelName,
  ): Promise<SaidSequel> {
    const { platform, isOne } = this.demonstration;
    if (!isOne) throw new Refused('DEMONSTRATION_ONLY');
    const name = sequel.toLowerCase() as Sequel;
    return { sequel, ...(await saySequel(platform, this.bus, name, viewer.jurisdictionId)) };
  }
}
