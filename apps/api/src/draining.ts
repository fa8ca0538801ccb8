import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/**
 * Ends connections as their callers would want it. Requests under way are answered before theirs are cut: what they wrote stands, and new
 * requests meanwhile get 503. Subscribers get notice that the server goes away; a client that does not hang up in turn is cut off. Both times
 * together must stay below Fastify's `pluginTimeout` of 10 s, and the first above that of VIEW_BEHIND.
 */
export const addDraining = (fastify: FastifyInstance, requestsMs = 7_000, subscribersMs = 500): void => {
  const connections = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });

  const underWay = new Set<unknown>();
  let settled = () => {};
  const end = (one: unknown) => {
    underWay.delete(one);
    if (underWay.size === 0) settled();
  };
  fastify.addHook('preHandler', async (request) => {
    // A WebSocket does not end by an answer.
    if (!request.ws) underWay.add(request);
  });
  fastify.addHook('onSend', async (request, { raw }) => {
    // A handler goes on after its caller has hung up, so open connections do not show what is under way; and an answer that is made may not be
    // sent yet.
    if (!raw.destroyed) {
      underWay.add(raw);
      for (const event of ['finish', 'close']) raw.once(event, () => end(raw)); // a refused upgrade has no 'close'
    }
    end(request);
  });

  fastify.addHook('preClose', async () => {
    if (underWay.size > 0) await within(requestsMs, (done) => (settled = done));

    const { clients } = fastify.websocketServer;
    for (const client of clients) client.close(1001, 'the server goes away');
    if (clients.size > 0)
      await within(subscribersMs, (done) => {
        for (const client of clients) client.once('close', () => clients.size === 0 && done());
      });
    for (const connection of connections) connection.destroy();
  });
};

/** Resolves when it is called back, or after the time. */
const within = async (ms: number, calledBack: (done: () => void) => void): Promise<void> => {
  const late = new AbortController();
  await Promise.race([
    new Promise<void>(calledBack),
    pause(ms, undefined, { signal: late.signal }).catch(() => {}),
  ]);
  late.abort();
};
