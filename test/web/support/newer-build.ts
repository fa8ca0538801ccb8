import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';

export type NewerBuild = {
  readonly url: string;
  /** From now on the service worker is another one. */
  readonly release: () => void;
  readonly stop: () => Promise<void>;
};

/**
 * The app behind a server on which a newer build appears while its tabs are open. A real one, since what asks for a service worker is the
 * browser itself and not the page: answers cannot be put under it in the page.
 */
export const newerBuildOf = async (url: string): Promise<NewerBuild> => {
  let released = false;
  const server = createServer((asked, answer) => {
    const worker = asked.url === '/sw.js' && released;
    // Whole and as it is written: neither "not modified" nor compressed.
    const plain = { host: asked.headers.host };
    const onward = request(
      `${url}${asked.url ?? '/'}`,
      { method: asked.method, headers: worker ? plain : asked.headers },
      (given) => {
        if (!worker) {
          answer.writeHead(given.statusCode ?? 502, given.headers);
          given.pipe(answer);
          return;
        }
        void text(given).then((source) =>
          answer
            .writeHead(200, { 'content-type': given.headers['content-type'], 'cache-control': 'no-cache' })
            .end(`${source}\n// the next build`),
        );
      },
    );
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    release: () => {
      released = true;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
