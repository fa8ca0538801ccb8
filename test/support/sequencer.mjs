// The order of the suites. Jest starts with what took longest the last time; a fresh clone has no last time, and the
// longest suites are not the largest files, so that they would come last and one core would stand idle at the end.
import Sequencer from '@jest/test-sequencer';

/** Parts of paths, what takes longest first; everything else as Jest would have it. */
const longest = [
  'test/faults/failover',
  'test/faults/kill-rounds',
  'test/journeys/demonstration-clock',
  'test/journeys/kurrentdb.int',
  'test/process/seeding',
  // Not beside another that is the first to ask for the demonstration: one of both would only wait until it is planted.
  'test/journeys/qingdao',
  'test/faults/cuts-and-races',
  'test/process/rebuilding',
  'test/process/rule-building',
  'test/journeys/migrate-log',
  'test/process/command-line',
  'test/process/start-and-stop',
  'test/journeys/late-reactions',
  'test/faults/full-disk',
  'apps/cli/src/commands/doctor',
  'test/process/several-processes',
  'test/web/journeys/',
  'projections/src/rebuild.int',
  'platform/supervision/src/embedded',
  'test/journeys/kurrentdb',
  'test/journeys/',
  'apps/api/',
  '.int-spec.ts',
  '.cells.spec.ts',
];

export default class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = longest.findIndex((part) => path.replaceAll('\\', '/').includes(part));
      return found < 0 ? longest.length : found;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- Jest's own, which leaves its argument alone
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
