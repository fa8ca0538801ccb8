// PostGraphile 5 over a view of the same rows, with its recommended preset and lists without cursors.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeV4Preset } from 'postgraphile/presets/v4';

/** Serves `allOrganizationTotalsList` from the view `bench.organization_totals`. */
export const serve = async (hand) => {
  const preset = {
    extends: [PostGraphileAmberPreset, makeV4Preset({ simpleCollections: 'only' })],
    pgServices: [makePgService({ pool: hand.pool, schemas: ['bench'] })],
    grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
    grafast: {
      explain: false,
      // The session check, where PostGraphile has its own.
      context: async ({ node }) => {
        if (!(await hand.knows(node?.req.headers.cookie))) throw new Error('UNAUTHENTICATED');
        return {};
      },
    },
  };
  const made = postgraphile(preset);
  const serv = made.createServ(grafserv);
  const server = createServer();
  await serv.addTo(server);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await made.release();
    },
  };
};
