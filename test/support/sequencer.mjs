// The order of the suites. Jest starts with what took longest the last time; a fresh clone has no last time, and the
// longest suites are not the largest files, so that they would come last and one core would stand idle at the end.
import Sequencer from '@jest/test-sequencer';

/** Parts of paths, what takes longest first; everything else as Jest would have it. */
const longest = [
  'test/faults/failover',
  'test/faults/kill-rounds',
  'test/journeys/demonstration-clock',
  'test/process/rebuilding',
  'test/process/start-and-stop',
  'test/web/journeys/',
  'test/process/command-line',
  'projections/src/rebuild.int',
  'test/journeys/kurrentdb',
  'test/process/seeding',
  'test/faults/full-disk',
  'test/journeys/late-reactions',
  'apps/cli/src/commands/doctor',
  'test/journeys/migrate-log',
  'test/journeys/qingdao',
  'test/faults/cuts-and-races',
  'platform/supervision/src/embedded',
  'test/process/several-processes',
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
