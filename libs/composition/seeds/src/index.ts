export { seedPostOf } from './seed-actors.js';
export {
  placeAccounts,
  projectRoot,
  readSeed,
  readSeedHead,
  saySequel,
  Seeder,
  sequels,
  type Seed,
  type SeedHead,
  type SeedStep,
} from './seeds.js';
export { endDeclaredClock } from './declared-clock.js';
