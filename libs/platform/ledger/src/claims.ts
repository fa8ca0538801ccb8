import type { CalendarDate, Measure } from '#platform/kernel';
import { NONE } from './dimensions.js';
import type { CellSums } from './cells.js';

/** What of a claim is one organization's. `amount` in fen or 1/10,000 of a count, as text. */
export type ClaimShare = { readonly organizationId: string; readonly amount: string };

/** One measure of one subject, as it is claimed: what a reviewer decides on. */
export type Claim = {
  readonly claimed: bigint;
  /** The day on which the claim last moved: since then it stands as it does. */
  readonly occurredOn: CalendarDate;
  readonly chainCode: string | null;
  /** Of whom something is claimed now; larger shares first. */
  readonly shares: readonly ClaimShare[];
  /** They and the hubs above them, as they were when they were credited; sorted. */
  readonly scopeIds: readonly string[];
};

type Part = { readonly organizationId: string; readonly hubs: readonly string[]; amount: bigint };
type Open = { claimed: bigint; occurredOn: CalendarDate; chainCode: string | null; parts: Map<string, Part> };

/** What is claimed of a subject by its cells, net over all days; a measure of which nothing is claimed is not there. */
export const claimsOf = (cells: CellSums): ReadonlyMap<Measure, Claim> => {
  const open = new Map<Measure, Open>();
  for (const {
    measure,
    basis,
    kind,
    on,
    amount,
    chainCode = null,
    organizationId,
    hubs = [],
  } of cells.values()) {
    if (basis !== 'CLAIMED' || (kind !== 'UNDIVIDED' && kind !== 'SHARED') || amount === 0n) continue;
    let claim = open.get(measure);
    if (!claim) open.set(measure, (claim = { claimed: 0n, occurredOn: '', chainCode, parts: new Map() }));
    if (kind === 'UNDIVIDED') {
      claim.claimed += amount;
      if (on > claim.occurredOn) claim.occurredOn = on;
    } else if (organizationId !== undefined && organizationId !== NONE) {
      const key = [organizationId, ...hubs].join('/');
      const part = claim.parts.get(key);
      if (part) part.amount += amount;
      else claim.parts.set(key, { organizationId, hubs, amount });
    }
  }
  const claims = new Map<Measure, Claim>();
  for (const [measure, { claimed, occurredOn, chainCode, parts }] of open) {
    if (claimed <= 0n) continue;
    const shared = [...parts.values()].filter(({ amount }) => amount !== 0n);
    const amounts = new Map<string, bigint>();
    for (const { organizationId, amount } of shared)
      amounts.set(organizationId, (amounts.get(organizationId) ?? 0n) + amount);
    const shares = [...amounts]
      .filter(([, amount]) => amount !== 0n)
      .toSorted(([a, of], [b, than]) => (of === than ? (a < b ? -1 : 1) : of > than ? -1 : 1))
      .map(([organizationId, amount]) => ({ organizationId, amount: String(amount) }));
    const scopeIds = [
      ...new Set(shared.flatMap(({ organizationId, hubs }) => [organizationId, ...hubs])),
    ].toSorted();
    claims.set(measure, { claimed, occurredOn, chainCode, shares, scopeIds });
  }
  return claims;
};
