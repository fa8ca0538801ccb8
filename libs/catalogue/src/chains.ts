import { StreamWriter } from '#libs/event-store';
import { Refused, type CalendarDate, type Meta } from '#libs/kernel';
import { NONE } from '#libs/ledger';
import { Views } from '#libs/projections';
import { Injectable } from '@nestjs/common';
import { chainCatalogueStream, chainOf, inForce } from './chain-catalogue.state.js';
import { UNASSIGNED } from './regions.js';
import { IndustryChainRow } from './views/chains/chains.view.js';

type Names = { readonly until: number; readonly names: Promise<ReadonlyMap<string, string>> };

// Names change by correction only: a few seconds of an old one do no harm, and a report asks for hundreds at once.
const keptFor = 5_000;

/** The industry chains of a jurisdiction, for the commands and the figures of the other contexts. */
@Injectable()
export class Chains {
  private readonly names = new Map<string, Names>();

  constructor(
    private readonly streams: StreamWriter,
    private readonly views: Views,
  ) {}

  /**
   * Checks a chain code of an input against the caller's jurisdiction, from the catalogue's stream.
   * @param on the day of the fact that bears the code
   * @throws Refused CHAIN_UNKNOWN where no version of the catalogue holds the code; CHAIN_NOT_IN_FORCE where the one that does is not in
   *   force on that day
   */
  async known(field: string, code: string, on: CalendarDate, meta: Meta): Promise<void> {
    const { state } = await this.streams.glance(chainCatalogueStream(meta.jurisdictionId));
    const found = chainOf(state, code);
    if (!found) throw new Refused('CHAIN_UNKNOWN', { field, code });
    if (!inForce(found.version, on)) {
      const { validFrom, validTo } = found.version;
      throw new Refused('CHAIN_NOT_IN_FORCE', { field, code, on, validFrom, validTo });
    }
  }

  /** What a chain is called: from the read tables, at most a few seconds old. A code without a name is its own; `-` is 未分配. */
  async nameOf(jurisdictionId: string, code: string): Promise<string> {
    if (code === NONE) return UNASSIGNED;
    return (await this.namesOf(jurisdictionId)).get(code) ?? code;
  }

  private namesOf(jurisdictionId: string): Promise<ReadonlyMap<string, string>> {
    const kept = this.names.get(jurisdictionId);
    if (kept && kept.until > performance.now()) return kept.names;
    const names = this.read(jurisdictionId);
    const entry = { until: performance.now() + keptFor, names };
    if (this.names.size > 100) this.names.clear(); // ids come from callers, and need not name anything
    this.names.set(jurisdictionId, entry);
    names.catch(() => {
      // A failure is not kept: the next one who asks tries again.
      if (this.names.get(jurisdictionId) === entry) this.names.delete(jurisdictionId);
    });
    return names;
  }

  private async read(jurisdictionId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.views.of(IndustryChainRow).find({
      select: { id: true, code: true, name: true },
      where: { jurisdictionId },
    });
    return new Map(rows.map(({ code, name }) => [code, name]));
  }
}
