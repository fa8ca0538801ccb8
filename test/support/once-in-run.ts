import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * What the first suite that asks makes in a folder of this run of Jest, and all others take as it stands: for what takes longer to make than most
 * of what is then asked of it. Where making fails, the next one that asks tries again.
 * @param make fills the folder and says what is to be known of it, as JSON
 */
export const onceInRun = async <Made>(
  name: string,
  make: (folder: string) => Promise<Made>,
): Promise<{ readonly folder: string; readonly made: Made }> => {
  const folder = path.join(process.env['YINFENG_TEST_TEMPLATES']!, name);
  const done = path.join(folder, 'made.json');
  for (; !isNew(folder); await pause(50))
    if (existsSync(done)) return { folder, made: JSON.parse(readFileSync(done, 'utf8')) as Made };
  try {
    const made = await make(folder);
    writeFileSync(`${done}.new`, JSON.stringify(made));
    renameSync(`${done}.new`, done);
    return { folder, made };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};

const isNew = (folder: string): boolean => {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
};
