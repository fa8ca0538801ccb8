import { projections, takeTables, type Platform } from '#composition/program';

const line = (text: string) => process.stdout.write(`${text}\n`);

/**
 * Makes read tables anew from the log. Without `drop` they are filled beside the live ones, which go on serving, and swapped. With `drop` the live ones are
 * emptied first, and this process fills them: nobody else may use the log meanwhile, who would show them filled in part.
 * @throws StartRefused with `drop`, where somebody does
 */
export const rebuild = async (
  platform: Platform,
  names: readonly string[],
  drop: boolean,
): Promise<boolean> => {
  const unknown = names.filter((name) => !projections.some((p) => p.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `yinfeng: no projection ${unknown.join(', ')}; there are ${projections.map((p) => p.name).join(', ')}\n`,
    );
    return false;
  }
  const chosen = projections.filter((p) => names.length === 0 || names.includes(p.name));
  const begun = Date.now();
  const giveBack = drop ? await takeTables(platform.database.api) : undefined;
  const worker = platform.worker(null);
  await worker.start(); // stands by where a server leads; else it sequences what is left and makes missing tables
  try {
    // One that has stopped is what a rebuild is to mend: it is not waited for.
    await caughtUp(platform, await platform.log.head(), chosen);
    if (drop) {
      for (const projection of chosen) await platform.rebuilder.reset(projection);
      line(`dropped ${chosen.map((p) => p.name).join(', ')}; filling them from the first event`);
      await caughtUp(platform, await platform.log.head());
    } else {
      let reportedAt = Date.now();
      await platform.rebuilder.rebuild(chosen, (name, seq, head, waits) => {
        if (!waits && Date.now() - reportedAt < 1000) return;
        reportedAt = Date.now();
        line(
          waits
            ? `${name}: another process rebuilds it; waiting for that to end`
            : `${name}: ${seq} of ${head}`,
        );
      });
      for (const { name } of chosen) line(`${name}: rebuilt`);
    }
  } finally {
    await worker.stop();
    await giveBack?.();
  }
  line(
    `${chosen.length} projections rebuilt from ${await platform.log.head()} events in ${((Date.now() - begun) / 1000).toFixed(1)} s`,
  );
  return true;
};

/** Waits until every projection has passed the ordinal. @throws Error when one has stopped that is not `spared` */
const caughtUp = async (
  { progress }: Platform,
  head: number,
  spared: readonly { readonly name: string }[] = [],
): Promise<void> => {
  for (;;) {
    const behind = (await progress.health()).filter(
      (at) =>
        projections.some((p) => p.name === at.name) &&
        !(at.failure !== null && spared.some((p) => p.name === at.name)) &&
        (at.seq < head || at.updatedAt === null) /* no tables yet */,
    );
    const stopped = behind.find((at) => at.failure !== null);
    if (stopped) throw new Error(`projection ${stopped.name} stopped at ${stopped.seq}: ${stopped.failure}`);
    if (behind.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
