import {
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limits, tooComplex } from './rules.js';

/** What a field of figures comes to, by its arguments. Declared with `@Extensions(figuresOf(…))` at its resolver. */
type FiguresOf = (args: Readonly<Record<string, unknown>>) => number;

/** `@Extensions(figuresOf(({ first }) => …))`: charges each asking of the field; see `limits.figures`. */
export const figuresOf = <Args>(charge: (args: Args) => number): { figures: FiguresOf } => ({
  figures: charge as FiguresOf,
});

/**
 * The figures that an operation asks for, with its variables as they came: each alias of a field is charged, whatever it answers. Of what
 * several fragments hold, everything is charged wherever it is spread; one within itself, which another rule refuses, counts nothing.
 */
export const figuresAsked = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number => {
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, 0);
    const fragment = fragments.get(name);
    const counted = fragment
      ? within(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value))
      : 0;
    known.set(name, counted);
    return counted;
  };
  const within = (set: SelectionSetNode, type: GraphQLNamedType | undefined): number =>
    set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(node.name.value);
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const on = node.typeCondition ? schema.getType(node.typeCondition.name.value) : type;
        return sum + within(node.selectionSet, on);
      }
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
      if (!field) return sum;
      const charge = field.extensions['figures'] as FiguresOf | undefined;
      const own = charge ? charge(getArgumentValues(field, node, variables)) : 0;
      return sum + own + (node.selectionSet ? within(node.selectionSet, getNamedType(field.type)) : 0);
    }, 0);
  return within(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
};

/** @throws GraphQLError QUERY_TOO_COMPLEX */
export const checkFigures = (figures: number): void => {
  if (figures > limits.figures)
    throw tooComplex(`Figures of ${figures} cells in all; at most ${limits.figures}`);
};
