import { createClient, type Client } from 'graphql-ws';

/** What a subscription to `pipelineChanged` received, over a WebSocket of its own. */
export type Subscribed = {
  readonly client: Client;
  readonly changes: { readonly subjectId: string; readonly kind: string }[];
  readonly connected: Promise<void>;
  /** The code and the reason with which the server closed. */
  readonly closed: Promise<unknown>;
};

export const subscribed = (url: string, cookie: string): Subscribed => {
  const changes: { subjectId: string; kind: string }[] = [];
  let client: Client | undefined;
  const connected = new Promise<void>((done) => {
    client = createClient({
      url: `${url.replace('http', 'ws')}/graphql/ws`,
      // The WebSocket of Node takes headers where that of browsers takes none.
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string) {
          super(address, { protocols, headers: { cookie } } as never);
        }
      },
      retryAttempts: 0,
      on: { connected: () => done() },
    });
  });
  const closed = new Promise<unknown>((done) => client!.on('closed', done));
  client!.subscribe<{ pipelineChanged: { subjectId: string; kind: string } }>(
    { query: 'subscription { pipelineChanged { subjectId kind } }' },
    {
      next: ({ data }) => void (data && changes.push(data.pipelineChanged)),
      error: () => {},
      complete: () => {},
    },
  );
  return { client: client!, changes, connected, closed };
};
