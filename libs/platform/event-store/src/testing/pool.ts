import { Pool } from 'pg';

/** A pool for a spec. Its `end` does not wait for the sockets, so a database dropped right after it ends some of them from its side. */
export const openPool = (connectionString: string, max: number): Pool =>
  new Pool({ connectionString, max }).on('error', () => undefined);
