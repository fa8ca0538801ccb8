import { StreamWriter } from '#libs/event-store';
import { Refused, type CalendarDate, type Meta } from '#libs/kernel';
import { NONE } from '#libs/ledger';
import { StandingAnswers, Views } from '#libs/projections';
import { Injectable } from '@nestjs/common';
import { chainCatalogueStream, chainOf, inForce } from './chain-catalogue.state.js';
import { UNASSIGNED } from './regions.js';
import { IndustryChainRow } from './views/chains/chains.view.js';

// A report asks for hundreds of names at once, of a jurisdiction that has some dozens.
const namesKept = 10_000;

/** One value of a record: as it stands there, and as an input says it anew. */
type Restated<T> = {
  readonly field: string;
  readonly said?: T | null | undefined;
  readonly recorded?: T | undefined;
};

/** The industry chains of a jurisdiction, for the commands and the figures of the other contexts. */
@Injectable()
export class Chains {
  private readonly names: StandingAnswers<ReadonlyMap<string, string>>;

  constructor(
    private readonly streams: StreamWriter,
    private readonly views: Views,
  ) {
    this.names = new StandingAnswers(views.stands, ({ size }) => size, namesKept);
  }

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

  /**
   * Checks the chain of a record of which the chain, its day or both are said anew: the one must be in force on the other, whichever of
   * them changes. Nothing is checked where neither is said, or where the record has no chain.
   * @throws Refused as `known`, with the field of the chain where it is said, else with that of the day
   */
  async standing(
    chain: Restated<string>,
    day: Restated<CalendarDate> & { readonly recorded: CalendarDate },
    meta: Meta,
  ): Promise<void> {
    const code = chain.said ?? chain.recorded;
    if (!code || (!chain.said && !day.said)) return;
    await this.known(chain.said ? chain.field : day.field, code, day.said ?? day.recorded, meta);
  }

  /** What a chain is called: from the read tables. A code without a name is its own; `-` is 未分配. */
  async nameOf(jurisdictionId: string, code: string): Promise<string> {
    if (code === NONE) return UNASSIGNED;
    const names = await this.names.of(jurisdictionId, () => this.read(jurisdictionId));
    return names.get(code) ?? code;
  }

  private async read(jurisdictionId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.views.of(IndustryChainRow).find({
      select: { id: true, code: true, name: true },
      where: { jurisdictionId },
    });
    return new Map(rows.map(({ code, name }) => [code, name]));
  }
}
