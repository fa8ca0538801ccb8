import { Allow, Caller, Reader, type Permission } from '#platform/access';
import { SequencedLog, StreamWriter, type Appended, type CommandEnvelope } from '#platform/event-store';
import { Refused, subjectIdOf, type AnyEvent, type Meta, type Reading } from '#platform/kernel';
import { Views, type RowClass } from '#platform/projections';
import { Inject, type Provider, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { takeSeenVersion, type Values } from './seen-version.js';
import { carryOut, previewed, type Given, type Needs, type Previewed, type Rule } from './pipeline.js';

/** A command that people send: its mutation, its permission, its stream and its rule, each stated once. */
export type CommandSpec<I extends object, S, E extends AnyEvent, N extends Needs> = Rule<I, S, E, N> & {
  readonly allow: Permission;
  /** Of the mutation, for those who read the schema. */
  readonly description?: string;
  readonly input: Type<I>;
  /** The row that the mutation answers with. */
  readonly answers: RowClass;
  /** The row's id; the subject of the stream unless this says otherwise. */
  readonly answerId?: (sent: CommandEnvelope<I>, appended: Appended) => string;
};

/** A command as sent on the bus. With `preview` it decides, appends nothing, and is answered otherwise. */
export type CommandClass<I extends object> = {
  new (data: I, meta: Meta, preview: true): Command<Previewed<AnyEvent>> & CommandEnvelope<I>;
  new (data: I, meta: Meta): Command<Appended> & CommandEnvelope<I>;
};

/** A command that only reactions and other commands send. */
export type InnerCommand = {
  readonly name: string;
  readonly needs?: Needs;
  readonly command: { readonly name: string };
  readonly providers: readonly Provider[];
};

/** A command as a context lists it, for those who send commands by name or show who may send them. */
export type DeclaredCommand = {
  readonly name: string;
  readonly allow: Permission;
  readonly description?: string;
  readonly needs?: Needs;
  /** Whether it writes over what is recorded: then it takes a `seenVersion`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- states and inputs of every context
  readonly replaces?: (state: any, data: any) => Values;
  // oxlint-disable-next-line typescript/no-explicit-any -- inputs of every context
  readonly input: Type<any>;
  // oxlint-disable-next-line typescript/no-explicit-any -- inputs of every context
  readonly command: CommandClass<any>;
  readonly providers: readonly Provider[];
};

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const named = <T extends object>(value: T, name: string): T =>
  Object.defineProperty(value, 'name', { value: name });

/** The class that the bus knows the command by, and its handler: the pipeline, given what the rule needs. */
const handled = <I extends object, S, E extends AnyEvent, N extends Needs>(rule: Rule<I, S, E, N>) => {
  class SentCommand extends Command<Appended> {
    constructor(
      readonly data: I,
      readonly meta: Meta,
      readonly preview?: true,
    ) {
      super();
    }
  }
  // The name goes into the digest of every command that was ever recorded.
  named(SentCommand, `${pascal(rule.name)}Command`);

  class Handler {
    private given: Given<N> | undefined;

    constructor(
      private readonly streams: StreamWriter,
      private readonly module: ModuleRef,
    ) {}

    execute(sent: SentCommand): Promise<Appended | Previewed<E>> {
      // Looked up at the first command and not at the start: contexts name each other's directories.
      const given = (this.given ??= Object.fromEntries(
        Object.entries(rule.needs ?? {}).map(([key, need]) => [
          key,
          this.module.get(need as Type, { strict: false }),
        ]),
      ) as Given<N>);
      return (sent.preview ? previewed : carryOut)(
        { ...rule, command: SentCommand },
        sent,
        this.streams,
        given,
      );
    }
  }
  named(Handler, `${pascal(rule.name)}Handler`);
  Inject(StreamWriter)(Handler, undefined, 0);
  Inject(ModuleRef)(Handler, undefined, 1);
  CommandHandler(SentCommand)(Handler);
  return { command: SentCommand as unknown as CommandClass<I>, handler: Handler as Type };
};

/**
 * Declares a command. Its providers are the handler on the command bus and the mutation; whoever else sends it (seeds, imports, the
 * command line) finds its class and its input in the context's list.
 */
export const command = <
  I extends object,
  S,
  E extends AnyEvent,
  const N extends Needs = Record<never, never>,
>(
  spec: CommandSpec<I, S, E, N>,
) => {
  const { name, allow, description, input, answers, answerId } = spec;
  const { command: SentCommand, handler } = handled(spec);
  if (spec.replaces) takeSeenVersion(input);

  class Door {
    constructor(
      private readonly commands: CommandBus,
      private readonly views: Views,
      private readonly log: SequencedLog,
    ) {}

    async [name](data: I, meta: Meta, reading: Reading): Promise<unknown> {
      // What somebody says now must not become known at a moment that a demonstration declares.
      if (await this.log.isOnDeclaredClock()) throw new Refused('PLANTING_UNDER_WAY');
      const appended = await this.commands.execute(new SentCommand(data, meta));
      const id = answerId?.({ data, meta }, appended) ?? subjectIdOf(appended.streamId);
      return this.views.as(reading).readAfter(appended, answers as RowClass<{ id: string }>, id);
    }
  }
  named(Door, `${pascal(name)}Resolver`);
  Inject(CommandBus)(Door, undefined, 0);
  Inject(Views)(Door, undefined, 1);
  Inject(SequencedLog)(Door, undefined, 2);
  const method = Object.getOwnPropertyDescriptor(Door.prototype, name)!;
  Reflect.defineMetadata('design:paramtypes', [input, Object, Object], Door.prototype, name);
  Args('input', { type: () => input })(Door.prototype, name, 0);
  Caller()(Door.prototype, name, 1);
  Reader()(Door.prototype, name, 2);
  Mutation(() => answers as Type, description === undefined ? {} : { description })(
    Door.prototype,
    name,
    method,
  );
  Allow(allow)(Door.prototype, name, method);
  Resolver()(Door);

  return { ...spec, command: SentCommand, providers: [handler, Door as Type] };
};

/**
 * Declares a command that only reactions and other commands send: no mutation, no permission, no input class. `D` is what it is about:
 * `innerCommand<{ readonly leadId: string }>()({ name: 'breakLeadRing', … })`.
 */
export const innerCommand =
  <D extends object>() =>
  <S, E extends AnyEvent, const N extends Needs = Record<never, never>>(rule: Rule<D, S, E, N>) => {
    const { command: SentCommand, handler } = handled(rule);
    return { ...rule, command: SentCommand, providers: [handler] };
  };
