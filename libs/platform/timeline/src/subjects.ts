import { openEnum } from '#platform/graphql';
import { categoryOf, subjectIdOf } from '#platform/kernel';

/** What a kind of subject is called in the public contract: `LEAD`. */
export type SubjectKind = string;

const kinds = new Map<string, SubjectKind>();
const names = openEnum({ name: 'SubjectKind', description: 'What a pipeline is made of.' });
export const SubjectKindEnum = names.names;

/**
 * Makes kinds of subject known, by the category of their streams, before the schema is made.
 * @throws Error where a category is of another kind already
 */
export const declareKinds = (
  brought: readonly { readonly category: string; readonly kind: SubjectKind }[],
): void => {
  for (const { category, kind } of brought) {
    const other = kinds.get(category);
    if (other !== undefined && other !== kind)
      throw new Error(`streams ${category}-… are declared as ${other} and as ${kind}`);
    kinds.set(category, kind);
  }
  names.add(brought.map(({ kind }) => kind));
};

/** What the subjects of a category are called, or undefined where nobody has declared it. */
export const kindOf = (category: string): SubjectKind | undefined => kinds.get(category);

/** What a stream is about, or undefined for streams that are no subject of the pipeline (catalogues, rules, reservations). */
export const subjectOf = (streamId: string): { kind: SubjectKind; subjectId: string } | undefined => {
  const kind = kindOf(categoryOf(streamId));
  return kind === undefined ? undefined : { kind, subjectId: subjectIdOf(streamId) };
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every id that a fact names, at any depth: the subjects whose timelines show it. */
export const idsNamed = (value: unknown, found = new Set<string>()): ReadonlySet<string> => {
  if (typeof value === 'string') {
    if (uuid.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) idsNamed(member, found);
  return found;
};
