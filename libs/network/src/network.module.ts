import { Global, Module } from '@nestjs/common';
import { Organizations } from './organizations.js';
import { Stations } from './stations.js';

/** Every provider, listed plainly. `Organizations` and `Stations` are what the other contexts look up references in. */
@Global()
@Module({
  providers: [Organizations, Stations],
  exports: [Organizations, Stations],
})
export class NetworkModule {}
