// Makes the selections of all questions out of the schema, so that no field is forgotten.
import { getNamedType, isLeafType } from 'graphql';

/*
 * Left out by name, because two runs against the same data differ in it. It is empty: `Totals.recordedBy` and `position` say where the log
 * stands and not what time it is, `Lead.updatedAt` and every `recordedAt` are the log's own, and cursors are made of what is in a row.
 * What the clock does decide is never asked for: `rating`, `industryChains` and `organizations(filter: { member })` get their days.
 */
const volatile = new Set([]);

/** A day within the demonstration's year, and one after its first ratings ran out. */
export const days = ['2022-08-31', '2026-06-30'];

/** How a field that takes arguments is asked: under several aliases, or under its own name. A field that is not here stops the script. */
const asked = {
  'Money.display': ['display', 'displayEn: display(locale: EN_US)'],
  'Recognition.display': ['display', 'displayEn: display(locale: EN_US)'],
  'Figure.display': ['display', 'displayEn: display(locale: EN_US)'],
  'LedgerEntry.display': ['display', 'displayEn: display(locale: EN_US)'],
  'Organization.rating': days.map((day, n) => `rating${n}: rating(on: "${day}")`),
  'Lead.followUps': ['followUps(first: 100)'],
};

/** Everything that a type has, and what is below it, down to a type that stands above already. */
export const selection = (type, above = []) => {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  const fields = Object.values(named.getFields())
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((field) => {
      const name = `${named.name}.${field.name}`;
      const below = getNamedType(field.type);
      if (volatile.has(name) || below === named || above.includes(below)) return [];
      if (field.args.length > 0 && !asked[name])
        throw new Error(`${name} takes arguments: say in selection.mjs how to ask it`);
      return (asked[name] ?? [field.name]).map((text) => text + selection(field.type, [...above, named]));
    });
  return ` { ${fields.join(' ')} }`;
};
