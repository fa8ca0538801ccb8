import { tellPromoted } from '#composition/program';
import { toolConfig } from '../tool-config.js';
import { alone } from './alone.js';

/** The command: begins a branch of the log that the environment names, on the cluster that was promoted, and says what may be missing. */
export const promoted = (old: string | undefined): Promise<never> =>
  alone((print) => tellPromoted(toolConfig(), { print, old }));
