// Steps of a seed that record a document and its figures, from the YAML files beside this: the one source of generators and specs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const read = (name) => parse(readFileSync(path.join(import.meta.dirname, `${name}.yaml`), 'utf8'));

/** What the ledger answers by now, of what the files say that a figure `needs`: a line is added once its mechanism is there. */
const there = new Set([
  'agreement-kinds',
  'delegation-organizations',
  'distinct-counts',
  'hubs-in-ledger',
  'outcomes',
  'plan-unknown',
  'ratings-in-ledger',
  'seeds-on-request',
  'service-activities',
]);

/** What 001 was first recorded without: its steps stay as they were, and the rest came in steps of their own. */
const later = new Set(['001-31', '001-32', '001-33', '001-44']);

/** A document with its figures, as its file has them. */
export const documentOf = (name) => read(name);

/** What a figure of a document says, as a number: counts, and money in fen. */
export const valueOf = ({ figures }, key) => Number(figures.find((each) => each.key === key).value);

/** All indicators, in the order of their file. */
export const indicators = () => read('indicators').indicators;

/** Whether the figure can be recorded: its indicator is in the catalogue, or the ledger can be asked what it is. */
export const isAnswered = ({ class: of, question, needs = [] }) =>
  of === 'observed' || (of === 'derived' && question !== undefined && needs.every((need) => there.has(need)));

/**
 * The steps, in their order.
 * @param name of the file: 001
 * @param $ref gives what an input says of an earlier step's subject
 */
export const documentSteps = (name, $ref = (key) => ({ $ref: key })) => {
  const { title, publisher, file, sha256, published, statedAsOf, figures } = read(name);
  const document = `document.${name}`;
  const answered = figures.filter(isAnswered);
  const recorded = answered.filter(({ key }) => !later.has(key));
  const added = answered.filter(({ key }) => later.has(key));
  /** A figure as it is recorded when those of these keys are there: it may name no other. */
  const among = (figuresThere) => {
    const keys = new Set(figuresThere.map(({ key }) => key));
    return ({ key, indicator, question, subject, value, unit, qualifier, each, byReading, ...rest }) => {
      const { period, partOf, neverAddedTo = [], places, note } = rest;
      const others = neverAddedTo.filter((other) => keys.has(other));
      return {
        key,
        indicator,
        question,
        subject,
        value,
        unit,
        qualifier,
        each,
        byReading,
        period,
        partOf: keys.has(partOf) ? partOf : undefined,
        neverAddedTo: others.length > 0 ? others : undefined,
        places,
        note,
      };
    };
  };
  const excluded = figures
    .filter((each) => each.class === 'excluded')
    .map(({ key, places: [place], reason }) => ({ key, place, reason }));
  const documentId = $ref(document);
  return [
    { key: 'document.indicators', command: 'defineIndicators', input: { indicators: indicators() } },
    {
      key: document,
      command: 'registerDocument',
      input: { title, publisher, file, published, statedAsOf, sha256, sourceDocument: file },
    },
    {
      key: `${document}.figures`,
      command: 'observeFigures',
      input: { documentId, figures: recorded.map(among(recorded)) },
      of: document,
      after: 'document.indicators',
    },
    ...(added.length === 0
      ? []
      : [
          {
            key: `${document}.figures-2`,
            command: 'observeFigures',
            input: { documentId, figures: added.map(among(answered)) },
            of: document,
            after: `${document}.figures`,
          },
        ]),
    {
      key: `${document}.excluded`,
      command: 'excludeFigures',
      input: { documentId, figures: excluded },
      of: document,
    },
  ];
};
