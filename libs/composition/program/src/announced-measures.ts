import type { Declared } from '#platform/kernel';
import { fen, measuresOf } from '#platform/ledger';

const outcome = measuresOf('the reporter', 'as reported');

/** Measures that the API has announced and whose context is still to come: nothing counts for them yet. */
export const announcedMeasures = {
  JOBS_OFFERED: outcome('COUNT', ['个', 'jobs'], 'as reported'),
  HIRES: outcome('PERSONS', ['人', 'hires'], 'as reported'),
  STANDARDS_DRAFTED: outcome('COUNT', ['件', 'standards'], 'as reported'),
  AID_AMOUNT: outcome('FEN', fen, 'as reported'),
  TRAINING_PARTICIPANTS: outcome('PERSONS', ['人次', 'person-times'], 'as reported'),
  PLATFORMS: outcome('COUNT', ['个', 'platforms'], 'as reported'),
};
declare module '#platform/kernel' {
  interface Measures extends Declared<typeof announcedMeasures> {}
}
