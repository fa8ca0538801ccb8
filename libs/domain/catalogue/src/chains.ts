import { StreamWriter } from '#platform/event-store';
import { givenOf, Refused, type CalendarDate, type Meta, type Reading } from '#platform/kernel';
import { NONE } from '#platform/ledger';
import { CheckpointCache, Views } from '#platform/projections';
import { Injectable } from '@nestjs/common';
import {
  chainCatalogueStream,
  chainsLike,
  chainsMeant,
  inForce,
  type NamedChain,
} from './chain-catalogue.state.js';
import { UNASSIGNED } from './regions.js';
import { ChainCatalogueRow, IndustryChainRow } from './views/chains/chains.view.js';

// A report asks for hundreds of names at once, of a jurisdiction that has some dozens.
const namesKept = 2 * 1024 * 1024;
const bytesOfName = 200;

/** One value of a record: as it stands there, and as an input says it anew. */
type Restated<T> = {
  readonly field: string;
  readonly said?: T | null | undefined;
  readonly recorded?: T | undefined;
};
/** The day of a record's fact: it always has one. */
export type RestatedDay = Restated<CalendarDate> & { readonly recorded: CalendarDate };
const mostCandidates = 5;

/** The industry chains of a jurisdiction, for the commands and the figures of the other contexts. */
@Injectable()
export class Chains {
  private readonly names: CheckpointCache<ReadonlyMap<string, string>>;

  constructor(
    private readonly streams: StreamWriter,
    private readonly views: Views,
  ) {
    this.names = new CheckpointCache(views.stands, ({ size }) => bytesOfName * size, namesKept);
  }

  /**
   * The code of a chain as an input gives it, checked against the catalogues of the caller's jurisdiction, from their stream. A chain given
   * by its name, in small letters, in full width or with blanks finds itself; what came is answered by its code, which events keep.
   * @param on the day of the fact that bears the code
   * @param came what came in the field, where that is not the chain: a day that does not suit the chain that is recorded
   * @throws Refused CHAIN_UNKNOWN where no version of the catalogue holds it, or a name means several, with candidates; CHAIN_NOT_IN_FORCE
   *   where the version that does is not in force on that day, with the days of its catalogue, with those that are known, and with what
   *   stands in its place
   */
  async known(field: string, given: string, on: CalendarDate, meta: Meta, came = given): Promise<string> {
    const { state } = await this.streams.recentState(chainCatalogueStream(meta.jurisdictionId));
    const [found, ...more] = chainsMeant(state, given, on);
    const candidates = (of: readonly NamedChain[]) => (of.length > 0 ? { candidates: of } : {});
    if (found === undefined || (more.length > 0 && inForce(found.version, on)))
      throw new Refused('CHAIN_UNKNOWN', {
        field,
        ...givenOf(came),
        ...candidates(
          found === undefined
            ? chainsLike(state, given, on, mostCandidates)
            : [found, ...more].map(({ chain: { code, name } }) => ({ code, name })),
        ),
      });
    const { version, chain } = found;
    if (inForce(version, on)) return chain.code;
    const { validFrom, validTo } = version;
    const first = state.versions.map((each) => each.validFrom).toSorted()[0]!;
    throw new Refused('CHAIN_NOT_IN_FORCE', {
      field,
      ...givenOf(came),
      chain: { code: chain.code, name: chain.name },
      on,
      validFrom,
      validTo,
      // Before the first catalogue no chain will do: whoever records a fact of that time has its catalogue adopted first.
      ...(on < first ? { firstCatalogueFrom: first } : {}),
      catalogues: state.versions.map((each) => ({
        catalogueId: each.catalogueId,
        validFrom: each.validFrom,
        ...(each.validTo === undefined ? {} : { validTo: each.validTo }),
      })),
      ...candidates(chainsLike(state, chain.name, on, mostCandidates)),
    });
  }

  /**
   * Checks the chain of a record of which the chain, its day or both are said anew: the one must be in force on the other, whichever of
   * them changes. Nothing is checked where neither is said, or where the record has no chain: leave out `recorded` where it is cleared.
   * @returns the code of the chain that is said, if one is
   * @throws Refused as `known`, with the field of the chain where it is said, else with that of the day
   */
  async standing(chain: Restated<string>, day: RestatedDay, meta: Meta): Promise<string | undefined> {
    const on = day.said ?? day.recorded;
    if (chain.said) return this.known(chain.field, chain.said, on, meta);
    if (chain.recorded && day.said) await this.known(day.field, chain.recorded, on, meta, day.said);
    return undefined;
  }

  /** What a chain is called: from the read tables. A code without a name is its own; `-` is 未分配. */
  async nameOf(reading: Reading, code: string): Promise<string> {
    if (code === NONE) return UNASSIGNED;
    const names = await this.names.of(reading, '', () => this.read(reading));
    return names.get(code) ?? code;
  }

  /** How many chains are in force on a day: from the read tables. */
  countOn(reading: Reading, on: CalendarDate): Promise<number> {
    return this.views
      .as(reading)
      .own(IndustryChainRow)
      .innerJoin(ChainCatalogueRow, 'catalogue', 'catalogue.id = row.catalogueId')
      .andWhere('catalogue.validFrom <= :on AND (catalogue.validTo IS NULL OR catalogue.validTo >= :on)', {
        on,
      })
      .getCount();
  }

  private async read(reading: Reading): Promise<ReadonlyMap<string, string>> {
    const rows = await this.views
      .as(reading)
      .own(IndustryChainRow)
      .select(['row.id', 'row.code', 'row.name'])
      .getMany();
    return new Map(rows.map(({ code, name }) => [code, name]));
  }
}
