import {
  GraphQLError,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How large an operation may be. The rules report, never throw: an exception would close a WebSocket. */
export const limits = {
  /** Of a document's text as UTF-8, comments and all: nothing longer is parsed or kept. */
  documentBytes: 16 * 1024,
  /** Of the lexer, before anything else is looked at; comments are none. */
  tokens: 2_000,
  /** Of a document, as written and with every fragment spelled out where it is spread. */
  fields: 500,
  /** Of one selection set under one response key, fragments included: GraphQL's own rule compares each two of them. */
  sameKey: 100,
  /**
   * Fields below each other. 12, not 8: a Relay list costs two levels (`edges`, `node`), so that a list within a list within
   * a list with a figure's keys needs eleven. `listed` bounds what such nesting may cost.
   */
  depth: 12,
  aliases: 15,
  directives: 20,
  /** Rows that nested lists may come to: the product of their `first`, summed up. */
  listed: 20_000,
  /** What the figures of an operation may come to; see `figuresAsked`. */
  figures: 400_000,
  /** Errors reported of one document. */
  errors: 5,
} as const;

export const tooComplex = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX' } });

/** Walks the operations; each fragment is measured once, however often it is spread, and a cycle (another rule's) ends it. */
const perOperation =
  (
    context: ValidationContext,
    measure: (
      set: SelectionSetNode,
      type: GraphQLNamedType | undefined,
      ofFragment: (name: string) => number,
    ) => number,
    report: (measured: number) => void,
  ): ((document: DocumentNode) => void) =>
  (document) => {
    const schema = context.getSchema();
    const known = new Map<string, number>();
    const ofFragment = (name: string): number => {
      const before = known.get(name);
      if (before !== undefined) return before;
      known.set(name, 0);
      const fragment = context.getFragment(name);
      const measured = fragment
        ? measure(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), ofFragment)
        : 0;
      known.set(name, measured);
      return measured;
    };
    for (const definition of document.definitions)
      if (definition.kind === Kind.OPERATION_DEFINITION)
        report(
          measure(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined, ofFragment),
        );
  };

/** Introspection is bounded by graphql-js itself (`MaxIntrospectionDepthRule`). */
const isMeta = (field: FieldNode): boolean => field.name.value.startsWith('__');

const depthRule: ValidationRule = (context) => {
  const depthOf = (set: SelectionSetNode, ofFragment: (name: string) => number): number =>
    Math.max(
      0,
      ...set.selections.map((node) => {
        if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
        if (node.kind === Kind.INLINE_FRAGMENT) return depthOf(node.selectionSet, ofFragment);
        if (isMeta(node)) return 0;
        return 1 + (node.selectionSet ? depthOf(node.selectionSet, ofFragment) : 0);
      }),
    );
  return {
    Document: perOperation(
      context,
      (set, _, ofFragment) => depthOf(set, ofFragment),
      (depth) => {
        if (depth > limits.depth)
          context.reportError(tooComplex(`Nested ${depth} levels deep; at most ${limits.depth}`));
      },
    ),
  };
};

const fieldsOf = (type: GraphQLNamedType | undefined) =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : undefined;

/** How many rows a list field asks for: its `first`, 100 where that is a variable, since none gives more than 100 per parent. */
const rowsAsked = (node: FieldNode, byDefault: unknown): number => {
  const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  const first =
    given === undefined
      ? byDefault
      : given.kind === Kind.INT
        ? Number(given.value)
        : Number.POSITIVE_INFINITY;
  return Math.min(100, Math.max(1, typeof first === 'number' ? first : 100));
};

const listedRule: ValidationRule = (context) => {
  const listed = (
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    ofFragment: (name: string) => number,
  ): number =>
    set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(node.name.value);
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const on = node.typeCondition ? context.getSchema().getType(node.typeCondition.name.value) : type;
        return sum + listed(node.selectionSet, on, ofFragment);
      }
      const field = fieldsOf(type)?.[node.name.value];
      if (!field || !node.selectionSet) return sum;
      const below = listed(node.selectionSet, getNamedType(field.type), ofFragment);
      const first = field.args.find((argument) => argument.name === 'first');
      return sum + (first ? rowsAsked(node, first.defaultValue) * (1 + below) : below);
    }, 0);
  return {
    Document: perOperation(context, listed, (rows) => {
      if (rows > limits.listed)
        context.reportError(tooComplex(`Lists of ${rows} rows in all; at most ${limits.listed}`));
    }),
  };
};

const countRule =
  (what: string, most: number, visitor: (count: () => void) => ASTVisitor): ValidationRule =>
  (context) => {
    let counted = 0;
    return {
      ...visitor(() => {
        counted += 1;
        if (counted === most + 1) context.reportError(tooComplex(`More than ${most} ${what}`));
      }),
    };
  };

/** The limits beyond GraphQL's own rules, for every transport. */
export const limitRules: readonly ValidationRule[] = [
  depthRule,
  listedRule,
  countRule('aliases', limits.aliases, (count) => ({
    Field: (node) => {
      if (node.alias && node.alias.value !== node.name.value) count();
    },
  })),
  countRule('directives', limits.directives, (count) => ({ Directive: count })),
];
