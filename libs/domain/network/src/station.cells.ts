import { claimCells, ONE, type Cells, type Step } from '#platform/ledger';
import type { Station } from './station.state.js';

/** What a station counts for as it stands. Stations for party building 党建 are kept and not counted: the published figure means 双招双引. */
export const stationCells: Cells<Station> = (_rule, station) => {
  if (station.status === 'absent' || station.purpose !== 'INVESTMENT') return [];
  const { stationId, regionCode, openedOn, closedOn, hostOrganizationId, hostHubs } = station;
  const credits = [{ organizationId: hostOrganizationId, basisPoints: 10_000, hubs: hostHubs }];
  const steps: Step[] = [{ on: openedOn, balance: ONE, credits }];
  if (closedOn !== undefined) steps.push({ on: closedOn, balance: 0n, credits });
  return claimCells('STATIONS_OPEN', steps, { stationId, regionCode }, station.decisions);
};
