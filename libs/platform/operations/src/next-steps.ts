import { Caller } from '#platform/access';
import {
  BadInput,
  dateOf,
  Refused,
  type AnyEvent,
  type CalendarDate,
  type Meta,
  type Streams,
} from '#platform/kernel';
import { Loaders, type GraphqlContext } from '#platform/graphql';
import type { Type } from '@nestjs/common';
import { Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { getMetadataStorage } from 'class-validator';
import { refuseOutOfScope, refuseUnlessAllowed } from './admission.js';
import type { DeclaredCommand } from './command.js';
import { refusePast } from './row-versions.js';

@ObjectType({ description: 'A command that a record might take now, and what would be said to it.' })
export class NextStep {
  @Field(() => String) mutation!: string;
  @Field(() => Boolean, {
    description: 'Whether the record as it stands, and what the viewer may do, allow it.',
  })
  allowed!: boolean;
  @Field(() => String, { nullable: true, description: 'The code of the refusal, where it is not allowed.' })
  reason!: string | null;
  @Field(() => [String], { description: 'The fields of its input that are still to be given.' })
  needs!: string[];
}

/** One command about a record: what its rule says to an input without a fault. */
type Step<S, Key extends string> = {
  readonly command: Pick<DeclaredCommand, 'name' | 'allow' | 'input'>;
  /** The rule itself, so that no second list says when it refuses. No events: it would change nothing, and is no step. */
  readonly tries: (
    state: S,
    about: { readonly [K in Key]: string } & { readonly today: CalendarDate },
  ) => readonly AnyEvent[];
  /** Optional fields of which one must be given all the same. */
  readonly needs?: (meta: Meta) => readonly string[];
};

/** Finds a row by its id, as the reader sees it. */
export type FindRow = <R extends { id: string }>(row: Type<R>, id: string) => Promise<R | null>;

/** A command of another context that makes a record of its own out of this one. */
export type OnwardStep = {
  /** The row of the record that it starts from. */
  readonly from: Type<{ id: string }>;
  readonly command: Pick<DeclaredCommand, 'name' | 'allow' | 'input'>;
  /** The field of its input that names that record. */
  readonly key: string;
  /** What its rules say of that record as it stands. @throws Refused */
  readonly tries: (from: never, find: FindRow) => Promise<void>;
};

/**
 * An onward step: the contexts that know the record give it, since that record's own context does not know them.
 * @param step what `from` may be asked of is what its row has
 */
export const onwardStep = <Row extends { id: string }>(
  step: Omit<OnwardStep, 'from' | 'tries'> & {
    readonly from: Type<Row>;
    /** Left out where the record as it stands is never a reason to refuse. */
    readonly tries?: (from: Row, find: FindRow) => void | Promise<void>;
  },
): OnwardStep => ({ ...step, tries: async (from: never, find) => step.tries?.(from, find) });

const onward: OnwardStep[] = [];

/** Makes a context's onward steps known, before `next` is asked for. */
export const declareOnward = (steps: readonly OnwardStep[] = []): void => void onward.push(...steps);

type Steps<Row, S, E extends AnyEvent, Key extends string> = {
  /** The field of the inputs that names the record. */
  readonly key: Key;
  readonly streams: Streams<S, E>;
  /** The state, as far as the row tells it: what of it a rule about today asks for. */
  readonly stateOf: (row: Row) => S;
  readonly steps: readonly Step<S, Key>[];
};

/** The fields that an input cannot do without, but for the record's own id. */
const requiredOf = (input: Type<object>, key: string): string[] => {
  const rules = getMetadataStorage().getTargetValidationMetadatas(input, '', true, false);
  const optional = new Set(
    rules.filter(({ type }) => type === 'conditionalValidation').map(({ propertyName }) => propertyName),
  );
  return [...new Set(rules.map(({ propertyName }) => propertyName))].filter(
    (name) => name !== key && !optional.has(name),
  );
};

const refusedBy = (error: unknown): Refused => {
  if (error instanceof Refused) return error;
  throw error;
};
const outcomeOf = (run: () => unknown): Refused | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return refusedBy(error);
  }
};

const stepOf = (mutation: string, refused: Refused | undefined, needs: readonly string[]): NextStep =>
  Object.assign(new NextStep(), {
    mutation,
    allowed: refused === undefined,
    reason: refused?.code ?? null,
    needs: [...new Set(needs)],
  });

const onwardFrom = async (row: Type, of: object, meta: Meta, find: FindRow): Promise<NextStep[]> =>
  Promise.all(
    onward
      .filter(({ from }) => from === row)
      .map(async ({ command, key, tries }) => {
        const refused =
          outcomeOf(() => refuseUnlessAllowed(command.allow, meta.grant)) ??
          (await tries(of as never, find).then(() => undefined, refusedBy));
        return stepOf(command.name, refused, requiredOf(command.input, key));
      }),
  );

/** The resolver of a record's field `next`: what it might take next, by the rules of its commands and by what the caller may do. */
export const nextSteps = <Row extends { id: string }, S, E extends AnyEvent, const Key extends string>(
  row: Type<Row>,
  { key, streams, stateOf, steps }: Steps<Row, S, E, Key>,
): Type<{ next(row: Row, meta: Meta, context: GraphqlContext): Promise<NextStep[]> }> => {
  @Resolver(() => row)
  class NextSteps {
    constructor(private readonly loaders: Loaders) {}

    @ResolveField(() => [NextStep], {
      description:
        'What may be done about it now, and what is refused with which code. What would change nothing is not there.',
    })
    async next(
      @Parent() of: Row,
      @Caller() meta: Meta,
      @Context() context: GraphqlContext,
    ): Promise<NextStep[]> {
      refusePast(of, 'next');
      const state = stateOf(of);
      const about = { [key]: of.id, today: dateOf(meta.at) } as Parameters<Step<S, Key>['tries']>[1];
      const own = steps.flatMap(({ command, tries, needs }) => {
        let events: readonly AnyEvent[] | undefined;
        const ofRule = outcomeOf(() => {
          events = tries(state, about);
        });
        if (events?.length === 0) return [];
        const field = ofRule instanceof BadInput ? ofRule.fields[0]?.field : ofRule?.details.field;
        const ofRecord = field === key ? ofRule : undefined;
        const refused =
          outcomeOf(() => {
            refuseUnlessAllowed(command.allow, meta.grant);
            refuseOutOfScope(streams(of.id), () => state, meta.grant);
          }) ?? ofRecord;
        // What is wrong with another field than the record's id is for whoever fills it in.
        const faulty = ofRule && !ofRecord && field !== undefined ? [field] : [];
        const missing = [...(needs?.(meta) ?? []), ...requiredOf(command.input, key), ...faulty];
        return stepOf(command.name, refused, missing);
      });
      const find: FindRow = (other, id) => this.loaders.load(context, other, id);
      return [...own, ...(await onwardFrom(row, of, meta, find))];
    }
  }
  return NextSteps;
};
