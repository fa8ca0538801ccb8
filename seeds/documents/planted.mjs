// What the seeds of the documents have in common: steps in their order, and sums that are divided without a rest.

/** The id of an earlier step's subject. */
export const ref = (key) => ({ $ref: key });

/** Steps as they are added. Keys are for ever. */
export class Steps {
  list = [];

  /** @returns the id of its subject, for the inputs of later steps */
  add(key, command, input, order = {}) {
    this.list.push({ key, command, ...order, input });
    return ref(key);
  }
}

/** A record that is constructed, of a figure that a document prints. */
export const sourced = (file) => ({ sourceDocument: file, illustrative: true });

/** The whole of it is one organization's. */
export const wholly = (organizationId) => [{ organizationId, basisPoints: 10_000 }];

/** `total` in `count` parts, large and small, each a multiple of `unit` but for the last, which takes the rest. */
export const parts = (total, count, unit = 1) => {
  const weights = Array.from({ length: count }, (_, i) => 5 + ((i * 7) % 11));
  const sum = weights.reduce((all, each) => all + each, 0);
  const found = weights.map((weight) => Math.max(unit, Math.floor((total * weight) / sum / unit) * unit));
  found[count - 1] += total - found.reduce((all, each) => all + each, 0);
  if (found[count - 1] <= 0) throw new Error(`${total} is too little for ${count} parts of ${unit}`);
  return found;
};

const DAY = 86_400_000;
/** `count` days from one to another, both included, as evenly as they come. */
export const daysFrom = (from, to, count) => {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const step = count > 1 ? (last - first) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) =>
    new Date(first + Math.floor((i * step) / DAY) * DAY).toISOString().slice(0, 10),
  );
};

/** The day before the same day some years on: the last day of what is valid for so long. */
export const yearsOn = (day, years) => {
  const end = new Date(`${day}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return new Date(end.getTime() - DAY).toISOString().slice(0, 10);
};

/** 001, 002 … */
export const numbered = (i, width = 3) => String(i + 1).padStart(width, '0');

export const yuan = (fen) => ({ amount: String(fen) });
