import { ConsoleLogger } from '@nestjs/common';

/**
 * What Nest logs while a process runs: errors and warnings only, in colour only for a person at a terminal. Whoever sets NO_COLOR or FORCE_COLOR
 * is obeyed.
 */
export const complaints = (
  env: NodeJS.ProcessEnv = process.env,
  streams: readonly { readonly isTTY?: boolean }[] = [process.stdout, process.stderr],
): ConsoleLogger =>
  new ConsoleLogger({
    logLevels: ['fatal', 'error', 'warn'],
    colors: !env['NO_COLOR'] && (Boolean(env['FORCE_COLOR']) || streams.every(({ isTTY }) => isTTY === true)),
  });
