import { eventTypes, type CalendarDate, type EventOf } from '#platform/kernel';

// Stored facts. Never edit one: raise its v and add the step to catalogue.upcasts.ts.

/** An industry chain 产业链 as a catalogue has it. The code is the chain's for ever; names may be corrected. */
export type ListedChain = {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  /** The catalogue's own grouping: 新兴产业, 优势产业, 现代服务业. */
  readonly group?: string;
  /** Whether the name was read in the publishing authority's own text. */
  readonly verified: boolean;
};

export type ChainCatalogueAdopted = EventOf<
  'ChainCatalogueAdopted',
  {
    readonly catalogueId: string;
    readonly jurisdictionId: string;
    readonly name: string;
    readonly validFrom: CalendarDate;
    /** Last day in force; absent while open-ended. */
    readonly validTo?: CalendarDate;
    readonly chains: readonly ListedChain[];
    readonly sourceDocument?: string;
    readonly illustrative?: true;
  }
>;
/** Another catalogue took its place: `validTo` is its last day in force. */
export type ChainCatalogueSuperseded = EventOf<
  'ChainCatalogueSuperseded',
  {
    readonly catalogueId: string;
    readonly supersededBy: string;
    readonly before?: CalendarDate;
    readonly validTo: CalendarDate;
  }
>;
/** The record of a chain was wrong; `chain` is all of it as it now reads. */
export type IndustryChainCorrected = EventOf<
  'IndustryChainCorrected',
  {
    readonly catalogueId: string;
    readonly code: string;
    readonly before: Partial<Omit<ListedChain, 'code'>>;
    readonly after: Partial<Omit<ListedChain, 'code'>>;
    readonly chain: ListedChain;
    readonly reason: string;
  }
>;

/** Everything that can stand on a `chain-catalogue-*` stream. */
export type ChainCatalogueEvent = ChainCatalogueAdopted | ChainCatalogueSuperseded | IndustryChainCorrected;

export const chainCatalogueEvents = eventTypes<ChainCatalogueEvent>({
  ChainCatalogueAdopted: { v: 1 },
  ChainCatalogueSuperseded: { v: 1 },
  IndustryChainCorrected: { v: 1 },
});
