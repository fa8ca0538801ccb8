import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limits, tooComplex } from './rules.js';

/** Bytes, not characters: what a text costs to keep and to read grows with them. */
export const documentTooLong = (text: string): boolean => Buffer.byteLength(text) > limits.documentBytes;

export const TOO_LONG = 'DOCUMENT_TOO_LONG';
export const tooLongMessage = `A document has at most ${limits.documentBytes} bytes`;

/** Stops a count as soon as it is known to be too high. */
class TooMuch extends Error {}

/** Selections looked at while keys are counted: documents of people stay far below, and one of fragments within fragments ends here. */
const STEPS = 20_000;

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );

const setsOf = (document: DocumentNode): SelectionSetNode[] =>
  document.definitions.flatMap((each) => ('selectionSet' in each ? [each.selectionSet] : []));

/** The fields of each set, a fragment's counted wherever it is spread. Each fragment is counted once; one within itself counts nothing. */
const fieldsSpelledOut = (document: DocumentNode): number => {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const within = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(node.name.value);
      return sum + (node.kind === Kind.FIELD ? 1 : 0) + (node.selectionSet ? within(node.selectionSet) : 0);
    }, 0);
  const ofFragment = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, 0);
    const fragment = fragments.get(name);
    const counted = fragment ? within(fragment.selectionSet) : 0;
    known.set(name, counted);
    return counted;
  };
  // A document of several operations runs one of them, but all are validated, and so are fragments that none of them spreads.
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const spelledOut = operations.reduce((sum, each) => sum + within(each.selectionSet), 0);
  const idle = [...fragments.keys()].filter((name) => !known.has(name));
  return idle.reduce((sum, name) => sum + ofFragment(name), spelledOut);
};

/** The response key that a selection set holds more than `limits.sameKey` times, if there is one. */
const crowdedKey = (document: DocumentNode): string | undefined => {
  const fragments = fragmentsOf(document);
  let steps = 0;
  const count = (
    set: SelectionSetNode,
    keys: Map<string, number>,
    spread: Set<string>,
  ): string | undefined => {
    for (const node of set.selections) {
      if (++steps > STEPS) throw new TooMuch();
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const times = (keys.get(key) ?? 0) + 1;
        if (times > limits.sameKey) return key;
        keys.set(key, times);
        continue;
      }
      let inner: SelectionSetNode | undefined = undefined;
      if (node.kind === Kind.INLINE_FRAGMENT) inner = node.selectionSet;
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        inner = fragments.get(node.name.value)?.selectionSet;
      }
      const crowded = inner && count(inner, keys, spread);
      if (crowded !== undefined) return crowded;
    }
    return undefined;
  };
  const below = (set: SelectionSetNode): string | undefined => {
    for (const node of set.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet) continue;
      // What an inline fragment holds was counted with the set around it.
      const crowded =
        (node.kind === Kind.FIELD ? count(node.selectionSet, new Map(), new Set()) : undefined) ??
        below(node.selectionSet);
      if (crowded !== undefined) return crowded;
    }
    return undefined;
  };
  for (const set of setsOf(document)) {
    const crowded = count(set, new Map(), new Set()) ?? below(set);
    if (crowded !== undefined) return crowded;
  }
  return undefined;
};

/**
 * What is too large about a document to validate it at all; undefined when nothing is. GraphQL's rule that equal response keys must be
 * mergeable compares every two fields of a key: 1,900 of one, within every other limit, kept a processor busy for 300 ms. So this looks
 * first, in one pass over what is written, and once over each fragment.
 */
export const outsized = (document: DocumentNode): GraphQLError | undefined => {
  if (fieldsSpelledOut(document) > limits.fields)
    return tooComplex(`More than ${limits.fields} fields, fragments spelled out`);
  try {
    const key = crowdedKey(document);
    return key === undefined
      ? undefined
      : tooComplex(`"${key.slice(0, 60)}" is asked for more than ${limits.sameKey} times in one place`);
  } catch (error) {
    if (error instanceof TooMuch) return tooComplex('Too many fragments within fragments');
    throw error;
  }
};
