// A process of its own that rebuilds everything on the database its environment names, as `npx yinfeng rebuild` does.
import { configFrom } from '#platform/database';
import { openPlatform, projections } from '#composition/program';
import { keepHeapSmall, report } from '#platform/supervision';

keepHeapSmall();
const platform = await openPlatform(configFrom(process.env), { report, onWarning: () => undefined });
await platform.rebuilder.rebuild(projections);
await platform.close();
