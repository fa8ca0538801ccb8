import { Global, Module } from '@nestjs/common';
import { Chains } from './chains.js';

/** Every provider, listed plainly. `Chains` is what the other contexts look chains up in. */
@Global()
@Module({
  providers: [Chains],
  exports: [Chains],
})
export class CatalogueModule {}
