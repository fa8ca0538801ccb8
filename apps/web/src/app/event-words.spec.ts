import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import en from './words/events.en.ts';
import zh from './words/events.zh.ts';

const libs = new URL('../../../../libs/', import.meta.url);
const sources = (ending: string): readonly string[] =>
  readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !path.includes('testing'))
    .map((path) => readFileSync(new URL(path, libs), 'utf8'));

/** Types of every list of events: `eventTypes<…>({ LeadReported: { v: 1 }, … })`. */
const types = [...sources('.events.ts'), ...sources('event-registry.ts')].flatMap((text) =>
  [...text.matchAll(/eventTypes<[^>]*>\(\{([^]*?)\}\);/g)].flatMap(([, list]) =>
    [...list!.matchAll(/(\w+): \{ v: \d+ \}/g)].map(([, type]) => type!),
  ),
);

/** Names of everything that an event can hold. */
const held = new Set(
  sources('.events.ts').flatMap((text) => [...text.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name!)),
);

/** Names that no fact shows: how events are folded, what the facts tell under another name, and parts of lists. */
const untold = new Set([
  // For folding, or another word for the record itself.
  'cleared',
  'hubs',
  'hostHubs',
  'scopeIds',
  'jurisdictionId',
  'leadVersion',
  'investorId',
  'key',
  'codeKey',
  'projectId',
  'visitId',
  'activityId',
  'outcomeId',
  'catalogueId',
  'joinings',
  'illustrative',
  'sourceDocument',
  // Told as what was before and is after.
  'before',
  'after',
  'current',
  'investor',
  'investorBefore',
  'chain',
  'planned',
  // The day of the event itself.
  'regradedOn',
  'assignedOn',
  'followedUpOn',
  'releasedOn',
  'claimedOn',
  'transferredOn',
  'reopenedOn',
  'amendedOn',
  'revisedOn',
  'reachedOn',
  'receivedOn',
  'recreditedOn',
  // Told by their parts or under the name of their step: `owner.stationId`, `reached.REGISTERED`.
  'milestone',
  'measure',
  // Parts of lists: `recordText` puts them together.
  'basisPoints',
  'heldOn',
  'sessions',
  'on',
  'place',
  'code',
  'userId',
  'until',
  // Of documents: ids, and parts of a question to the ledger or of a line of the catalogue, which are told whole.
  'documentId',
  'observationId',
  'revision',
  'figure',
  'ratio',
  'register',
  'numerator',
  'denominator',
  'dimension',
  'filter',
  'credit',
  'keys',
  'distinctOf',
  'within',
]);

const words = (of: typeof zh | typeof en) =>
  new Set([
    ...Object.keys(of.fields).flatMap((path) => [path, ...path.split('_')]),
    ...Object.keys(of.parts),
  ]);

describe('words of the timeline', () => {
  it('finds the lists that it compares with', () => {
    expect(types.length).toBeGreaterThan(55);
    expect(types).toEqual(expect.arrayContaining(['LeadReported', 'FigureRecognized', 'CommandNoted']));
    expect(held.size).toBeGreaterThan(80);
  });

  it.each([
    ['zh', zh],
    ['en', en],
  ] as const)('%s has a label for every type of event', (_, of) => {
    expect(types.filter((type) => !(type in of))).toEqual([]);
  });

  it('has no label for a type that there is not', () => {
    const known = new Set([...types, 'fields', 'parts', 'values']);
    expect(Object.keys(zh).filter((type) => !known.has(type))).toEqual([]);
  });

  it.each([
    ['zh', zh],
    ['en', en],
  ] as const)('%s has a term for every field that a fact can show', (_, of) => {
    const known = words(of);
    expect([...held].filter((name) => !known.has(name) && !untold.has(name))).toEqual([]);
  });

  it('says nothing twice within one language of what differs', () => {
    for (const language of [zh, en]) {
      const labels = Object.entries(language).flatMap(([, label]) =>
        typeof label === 'string' ? [label] : [],
      );
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
