import type { Pick } from '../ui/pick-many.tsx';

/** A network that answers slower than this is treated as none: on a phone in a basement, what is kept will do. */
export const SOON_MS = 3_000;

/** What the server answers, where it does so in time; undefined where not, or where it cannot be reached. */
export const inTime = async <T>(answer: Promise<T>, withinMs: number = SOON_MS): Promise<T | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), withinMs);
  });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
};

/** The server's answer, or, where none comes in time, what is kept on this device and matches. */
export const findOrKept =
  (find: (text: string) => Promise<readonly Pick[]>, keptPicks: readonly Pick[]) =>
  async (text: string): Promise<readonly Pick[]> => {
    const wanted = text.trim().toLowerCase();
    return (
      (await inTime(find(text))) ??
      keptPicks.filter(({ name, detail = '' }) => `${name} ${detail}`.toLowerCase().includes(wanted))
    );
  };
