// `npm run dev:kurrentdb`: the stand-in for a KurrentDB, on its own.
import { startKurrentServer } from './kurrentdb-server.js';

const { KURRENTDB_PORT, PORT, KURRENTDB_DATA } = process.env;
const port = Number(KURRENTDB_PORT || PORT || 2113);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`KURRENTDB_PORT is no port: ${KURRENTDB_PORT || PORT}`);
  process.exit(1);
}

try {
  const server = await startKurrentServer({ port, ...(KURRENTDB_DATA && { data: KURRENTDB_DATA }) });
  console.log(
    `${server.connectionString} — a stand-in for development that speaks KurrentDB's protocol, not a database: ` +
      (KURRENTDB_DATA ? `it keeps its log in ${KURRENTDB_DATA}` : 'it forgets everything when it stops'),
  );
  const stop = (): void => void server.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(`cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
