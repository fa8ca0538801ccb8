import { Refused } from '#platform/kernel';
import type { Platform } from '#composition/program';
import { plantOnRequest, seedsOnRequest } from '#composition/seeds';
import { caughtUp, positionOf, withProgram } from './with-program.js';

/** What can be planted on request, a line each. */
export const seedList = async (): Promise<string> => {
  const seeds = await seedsOnRequest();
  const width = Math.max(...seeds.map(({ name }) => name.length));
  return seeds.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}\n`).join('');
};

export const isSeed = async (name: string): Promise<boolean> =>
  (await seedsOnRequest()).some((seed) => seed.name === name);

/** Plants a seed on request: whole, or what is missing of it; planted before, it changes nothing. */
export const seed = (platform: Platform, name: string): Promise<boolean> =>
  withProgram(platform, async (bus) => {
    const progress = (done: number, of: number) => process.stdout.write(`${name}: ${done} of ${of}\n`);
    try {
      const { steps, isNew, analysts } = await plantOnRequest(platform, bus, name, progress);
      await caughtUp(platform);
      const position = await positionOf(platform);
      process.stdout.write(
        isNew
          ? `${name}: planted, ${steps} commands; the log is at ${position}\n`
          : `${name} was planted before; the log is at ${position}\n`,
      );
      if (analysts.length > 0)
        process.stdout.write(`its analyst: ${analysts.join(', ')}, with the demonstration's password\n`);
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'DEMONSTRATION_ONLY') throw error;
      process.stderr.write(
        'yinfeng: seeds are planted in a demonstration alone, once that is planted whole (npm start)\n',
      );
      return false;
    }
  });
