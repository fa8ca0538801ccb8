export { seedPostOf } from './seed-actors.js';
export {
  placeAccounts,
  plantOnRequest,
  projectRoot,
  readSeed,
  readSeedHead,
  saySequel,
  Seeder,
  seedsOnRequest,
  sequels,
  type Seed,
  type SeedHead,
  type SeedStep,
} from './seeds.js';
export { endDeclaredClock } from './declared-clock.js';
