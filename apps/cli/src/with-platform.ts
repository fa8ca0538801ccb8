import { StartRefused, keepHeapSmall, report } from '#platform/supervision';
import { openPlatform, type Platform } from '#composition/program';
import { toolConfig } from './tool-config.js';

/** Runs one command on the running server's database, or on one started for it, and ends the process: 0, or 1 with a line. */
export const withPlatform = async (
  run: (platform: Platform) => Promise<boolean | void>,
  adopt = false,
): Promise<void> => {
  keepHeapSmall();
  let code = 0;
  let platform: Platform | undefined;
  try {
    platform = await openPlatform(toolConfig(), { attach: true, purpose: 'npx yinfeng', report, adopt });
    if ((await run(platform)) === false) code = 1;
  } catch (error) {
    code = 1;
    if (error instanceof StartRefused) process.stderr.write(`yinfeng: ${error.message}\n`);
    else report('yinfeng failed', error);
  }
  await platform?.close();
  process.exit(code);
};
