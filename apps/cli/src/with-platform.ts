import { StartRefused, keepHeapSmall, report } from '#platform/supervision';
import { openPlatform, type Platform } from '#composition/program';
import { toolConfig } from './tool-config.js';

/**
 * Runs one command on the running server's database, or on one started for it, and ends the process: with the code that it gives, 0, or 1 with a
 * line.
 * @param refused what to end with where the program refuses to start, instead of that line
 */
export const withPlatform = async (
  run: (platform: Platform) => Promise<boolean | number | void>,
  adopt = false,
  refused?: (error: StartRefused) => number,
): Promise<void> => {
  keepHeapSmall();
  let code = 0;
  let platform: Platform | undefined;
  try {
    platform = await openPlatform(toolConfig(), { attach: true, purpose: 'npx yinfeng', report, adopt });
    const ended = await run(platform);
    code = typeof ended === 'number' ? ended : ended === false ? 1 : 0;
  } catch (error) {
    code = 1;
    if (error instanceof StartRefused && refused && !platform) code = refused(error);
    else if (error instanceof StartRefused) process.stderr.write(`yinfeng: ${error.message}\n`);
    else report('yinfeng failed', error);
  }
  await platform?.close();
  process.exit(code);
};
