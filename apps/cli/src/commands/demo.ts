import { Refused } from '#platform/kernel';
import type { Platform } from '#composition/program';
import { saySequel, type sequels } from '#composition/seeds';
import { caughtUp, positionOf, withProgram } from './with-program.js';

/** Says what follows in the demonstration, while somebody looks. */
export const demo = (platform: Platform, sequel: keyof typeof sequels): Promise<boolean> =>
  withProgram(platform, async (bus) => {
    try {
      const { steps, isNew } = await saySequel(platform, bus, sequel);
      await caughtUp(platform);
      const position = await positionOf(platform);
      process.stdout.write(
        isNew
          ? `${sequel}: ${steps} commands were said; the log is at ${position}\n`
          : `${sequel} was said before; the log is at ${position}\n`,
      );
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'DEMONSTRATION_ONLY') throw error;
      process.stderr.write(
        'yinfeng: this is no demonstration, or not one that is planted whole: only there it can be said what follows\n',
      );
      return false;
    }
  });
