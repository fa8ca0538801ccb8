export { seedPostOf } from './seed-actors.js';
export {
  placeAccounts,
  projectRoot,
  readSeed,
  saySequel,
  Seeder,
  sequels,
  type Seed,
  type SeedStep,
} from './seeds.js';
export { endDeclaredClock } from './declared-clock.js';
