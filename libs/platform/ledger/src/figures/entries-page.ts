import type { SequencedLog } from '#platform/event-store';
import { pageOf, type OrderBy, type Page } from '#platform/graphql';
import type { Rows } from '#platform/projections';
import type { SelectQueryBuilder } from 'typeorm';
import { lineOf, type LedgerEntryRow, type LedgerLine } from '../ledger.rows.js';
import { codesOfRows } from './entries.js';
import { entryOf } from './figures.js';
import type { Figure, LedgerEntry, Standing } from './figures.types.js';
import type { PartsCounted } from './parts-counted.js';

/** A page, with the way to the sum of all that it is a page of. */
export type EntriesPage = Page<LedgerEntry> & {
  /** What its receipt is made from. */
  readonly counted: PartsCounted;
  readonly totalOf: () => Promise<Figure>;
  readonly standingOf: () => Promise<Standing>;
};

type Asked = {
  readonly orderBy: readonly OrderBy<LedgerEntryRow>[];
  readonly first: number | null;
  readonly after: string | null;
  readonly countWanted: boolean;
};

/**
 * A page of entries in words.
 * @param signOf how often an entry counts where it is listed; once, unless it says otherwise
 */
export const entriesPage = async (
  rows: Pick<Rows, 'of'>,
  log: Pick<SequencedLog, 'positions'>,
  entries: SelectQueryBuilder<LedgerEntryRow>,
  asked: Asked,
  signOf: (line: LedgerLine) => bigint = () => 1n,
): Promise<{ page: Page<LedgerEntry>; positionOf: (seq: number | string) => string }> => {
  const page = await pageOf(entries, asked);
  const found = page.edges.map(({ node }) => node);
  const [positionOf, codeOf] = await Promise.all([log.positions(), codesOfRows(rows, found)]);
  const edges = page.edges.map(({ node, cursor }) => {
    const line = lineOf(node, codeOf);
    return { cursor, node: entryOf({ ...line, amount: signOf(line) * BigInt(line.amount) }, positionOf) };
  });
  return { page: { ...page, edges }, positionOf };
};
