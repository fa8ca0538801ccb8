export { seedPostOf } from './seed-actors.js';
export {
  placeAccounts,
  plantOnRequest,
  projectRoot,
  readSeed,
  saySequel,
  Seeder,
  seedsOnRequest,
  sequels,
  type Seed,
  type SeedStep,
} from './seeds.js';
export { endDeclaredClock } from './declared-clock.js';
