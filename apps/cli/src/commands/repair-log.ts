import { latePlaces, PostgresEventStore, PostgresPassedOver, Sequencer } from '#libs/event-store';
import type { Platform } from '#libs/program';
import { rebuild } from './rebuild.js';
import { verify } from './verify.js';

const line = (text: string) => process.stdout.write(`${text}\n`);
const patienceMs = 10_000;

/**
 * Looks through the whole log for events without a place and gives them one at its end; where later versions of their streams had theirs
 * already, makes the read tables anew. Then verifies. It can be run beside a server, and again after it was interrupted.
 * @returns false when the log is not what was written, or could not be looked through to its end
 */
export const repairLog = async (platform: Platform): Promise<boolean> => {
  if (!(platform.store instanceof PostgresEventStore)) {
    line('the log lives in KurrentDB, whose order is its own: nothing to repair');
    return verify(platform);
  }
  const { sequencing } = platform;
  const passedOver = new PostgresPassedOver(sequencing);
  await passedOver.beginAnew();
  const until = (await sequencing.query<{ token: string | null }>('select token from log.sequencer')).rows[0]!
    .token;
  let [found, held] = [0, 0];
  const sequencer = new Sequencer(
    new PostgresEventStore(sequencing),
    sequencing,
    undefined,
    passedOver,
    (late) => {
      found += late.length;
      held += late.filter(({ holds }) => holds).length;
      line(latePlaces(late));
    },
  );
  let isThrough = false;
  for (const patient = Date.now() + patienceMs; !isThrough && Date.now() < patient;) {
    while ((await sequencer.mend()).isMore);
    isThrough = await passedOver.isThrough(until);
    if (!isThrough) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!isThrough)
    line(
      'the last events could not be looked at: a transaction in this PostgreSQL that began before them is still open',
    );
  line(found === 0 ? 'no event was without its place' : `${found} events have a place now`);
  // Who was interrupted after the places were given finds none without one: what is held tells that tables may be of before.
  const { rows } = await sequencing.query<{ any: boolean }>(
    'select exists (select from log.held_place) as any',
  );
  if ((held > 0 || rows[0]!.any) && !(await rebuild(platform, [], false, true))) return false;
  return (await verify(platform)) && isThrough;
};
