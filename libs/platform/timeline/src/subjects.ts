/** Kinds of subject a pipeline is made of, by the category of their streams. */
export const subjectKinds = {
  lead: 'LEAD',
  visit: 'VISIT',
  activity: 'ACTIVITY',
  agreement: 'AGREEMENT',
  project: 'PROJECT',
  organization: 'ORGANIZATION',
  station: 'STATION',
} as const;
export type SubjectKind = (typeof subjectKinds)[keyof typeof subjectKinds];

/** What a stream is about, or undefined for streams that are no subject of the pipeline (catalogues, rules, reservations). */
export const subjectOf = (streamId: string): { kind: SubjectKind; subjectId: string } | undefined => {
  const category = streamId.slice(0, -37);
  return Object.hasOwn(subjectKinds, category)
    ? { kind: subjectKinds[category as keyof typeof subjectKinds], subjectId: streamId.slice(-36) }
    : undefined;
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
