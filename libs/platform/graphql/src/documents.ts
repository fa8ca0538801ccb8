import {
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  TokenKind,
  validate,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { documentTooLong, outsized, TOO_LONG, tooLongMessage } from './document-size.js';
import { DocumentRefused } from './errors.js';
import { limitRules, limits } from './rules.js';

/** All rules of one document, the same for every transport; `more` are those of a caller's own. */
export const validateOperation = (
  schema: GraphQLSchema,
  document: DocumentNode,
  more: readonly ValidationRule[] = [],
): readonly GraphQLError[] => {
  const tooMuch = outsized(document);
  if (tooMuch) return [tooMuch];
  return validate(schema, document, [...specifiedRules, ...limitRules, ...more], {
    maxErrors: limits.errors,
  });
};

/** The schema is for those who signed in: a list of what can be asked for would show a stranger what to try. `__typename` reveals nothing. */
const noSchema: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value === '__schema')
      context.reportError(
        new GraphQLError('Sign in to see the schema', {
          nodes: node,
          extensions: { code: 'UNAUTHENTICATED' },
        }),
      );
  },
});

const NO_NAME: ArgumentNode = {
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: 'name' },
  value: { kind: Kind.STRING, value: '' },
};

/** To a stranger no name is one of a type: `__type` is null, as the standard has it for a name that is none. */
const withoutTypes = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Field: (node) => (node.name.value === '__type' ? { ...node, arguments: [NO_NAME] } : undefined),
  });

/** GraphQL's errors name what the caller may have meant, and so, guess by guess, the schema. */
const withoutSuggestions = (error: GraphQLError): GraphQLError => {
  const { message, nodes = null, source = null, positions = null, path = null } = error;
  const { originalError = null, extensions } = error;
  const shortened = message.replace(/ ?Did you mean .*$/s, '');
  return shortened === message
    ? error
    : new GraphQLError(shortened, { nodes, source, positions, path, originalError, extensions });
};

/** A document that passed all rules, and how often it was asked for. `T` is what a caller makes of it and keeps beside it. */
export type Prepared<T> = {
  readonly document: DocumentNode;
  bytes: number;
  asked: number;
  made?: T;
};

/**
 * What a document costs to keep, in bytes of the heap: its text, of which V8 may store two bytes a character, and its nodes, each with its
 * place in the text, by token. Measured: 520 a token where all are fields, 240 to 290 with arguments and values; a comment, which is a
 * token without a node, 90.
 */
const bytesOf = (text: string, document: DocumentNode): number => {
  let bytes = 2 * text.length;
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined)
    bytes += token.kind === TokenKind.COMMENT ? 120 : 600;
  return bytes;
};

/**
 * Documents that were parsed and validated, so that those asked for again are not: as many as fit into so many bytes, least recently asked
 * ones leaving first. Those at fault are not kept: whoever sends bad ones has only to change a comment.
 */
export class Documents<T = never> {
  private readonly kept: LRUCache<string, Prepared<T>>;

  /** @param strangers whether those who ask are strangers: they see neither the schema nor suggestions */
  constructor(
    bytes: number,
    private readonly strangers: boolean,
  ) {
    this.kept = new LRUCache({
      maxSize: bytes,
      sizeCalculation: ({ bytes: size }) => size,
    });
  }

  /** @throws DocumentRefused with all that is wrong with the document */
  of(schema: GraphQLSchema, text: string): Prepared<T> {
    const known = this.kept.get(text);
    if (known) {
      known.asked += 1;
      return known;
    }
    if (documentTooLong(text))
      throw new DocumentRefused([new GraphQLError(tooLongMessage, { extensions: { code: TOO_LONG } })]);
    const document = this.parsed(text);
    const errors = validateOperation(schema, document, this.strangers ? [noSchema] : []);
    if (errors.length > 0) throw this.refused(errors);
    const prepared: Prepared<T> = {
      document: this.strangers ? withoutTypes(document) : document,
      bytes: bytesOf(text, document),
      asked: 1,
    };
    this.kept.set(text, prepared);
    return prepared;
  }

  /** Keeps what was made of a document beside it, as far as it takes this many times the room of the document. */
  make(text: string, prepared: Prepared<T>, made: T, times: number): void {
    prepared.made = made;
    if (this.kept.peek(text) !== prepared) return;
    // Put in anew: the cache measures what it holds only then.
    this.kept.delete(text);
    prepared.bytes *= 1 + times;
    this.kept.set(text, prepared);
  }

  /** What everything that is kept is held to take. */
  get bytes(): number {
    return this.kept.calculatedSize;
  }

  refused(errors: readonly GraphQLError[]): DocumentRefused {
    return new DocumentRefused(this.strangers ? errors.map(withoutSuggestions) : errors);
  }

  private parsed(text: string): DocumentNode {
    try {
      return parse(text, { maxTokens: limits.tokens });
    } catch (error) {
      if (error instanceof GraphQLError) throw this.refused([error]);
      throw error;
    }
  }
}

/** Whether a document has one operation only; of several the name chooses one. */
export const hasOneOperation = (document: DocumentNode): boolean =>
  document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;
