import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The built web app as it is served. */
export type WebApp = {
  readonly folder: string;
  /** What lies outside `assets/`, by the path below the folder: the page, the service worker, the manifest, icons. */
  readonly files: readonly string[];
  /** What a policy names its inline scripts by: the page may hold one, which tells an old browser what to install. */
  readonly scripts: readonly string[];
  /** What somebody signed in will need at an address, as a header names it: the page alone would learn of it one after the other. */
  readonly aheadOf: (pathname: string) => string | undefined;
  /** Names this build: another page is another build, since it names its scripts by their content. */
  readonly build: string;
};

const PAGE = 'index.html';
/** Written by the build: of each address what is needed there. */
const AHEAD = 'ahead.json';
/** Named by their content, so that they never change. */
const ASSETS = 'assets';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

/** A browser hashes what it has parsed, and a parser knows one kind of line break. */
const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script\b(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script\s*>/gi)].map(
    ([, script = '']) => `'sha256-${sha256(script.replaceAll(/\r\n?/g, '\n'))}'`,
  );

type Needed = {
  /** As the app's router writes it: `/leads/$id`. */
  readonly address: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
};

const segmentsOf = (pathname: string): string[] => pathname.split('/').filter((segment) => segment !== '');

const aheadIn = (folder: string): WebApp['aheadOf'] => {
  const file = path.join(folder, AHEAD);
  if (!existsSync(file)) return () => undefined;
  const pages = (JSON.parse(readFileSync(file, 'utf8')) as Needed[]).map(({ address, scripts, styles }) => ({
    segments: segmentsOf(address),
    header: [
      ...styles.map((style) => `<${style}>; rel=preload; as=style; crossorigin`),
      ...scripts.map((script) => `<${script}>; rel=modulepreload; crossorigin`),
    ].join(', '),
  }));
  return (pathname) => {
    const at = segmentsOf(pathname);
    // In their order, as the app itself looks: `/leads/new` stands before `/leads/$id`.
    return pages.find(
      ({ segments }) =>
        segments.length === at.length &&
        segments.every((segment, i) => segment.startsWith('$') || segment === at[i]),
    )?.header;
  };
};

/** The web app in a folder, or undefined where it was not built. Read once: another build is another start. */
export const webAppIn = (folder: string): WebApp | undefined => {
  if (!existsSync(path.join(folder, PAGE))) return undefined;
  const html = readFileSync(path.join(folder, PAGE), 'utf8');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => file !== AHEAD && !file.startsWith(`${ASSETS}/`));
  return {
    folder,
    files,
    scripts: inlineScripts(html),
    aheadOf: aheadIn(folder),
    build: createHash('sha256').update(html).digest('hex').slice(0, 16),
  };
};

/** Paths of the API, where nobody wants a page, not even instead of an error. */
const ofTheApi = /^\/(graphql|graphiql|healthz|readyz)/;

/** A receipt's token has a point in it, also where it was not copied as a whole. */
const ofReceipts = /^\/receipts\/[^/]+$/;

/** Whether a person goes to this address: a browser that navigates takes HTML, and no other route of the app has an extension. */
const wantsPage = ({ url, headers }: FastifyRequest): boolean => {
  const [pathname = ''] = url.split('?');
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  return (
    (headers.accept ?? '').includes('text/html') &&
    (!last.includes('.') || ofReceipts.test(pathname)) &&
    !ofTheApi.test(pathname)
  );
};

/**
 * Serves the web app beside the API: assets for ever, everything else only after asking whether it is still the same, compressed where the build
 * has left compressed files beside. What is neither a file nor an address of the app is answered as by the API alone.
 */
export const mountWeb = async (
  fastify: FastifyInstance,
  { folder, files, aheadOf }: WebApp,
  /** Whether a request comes with a session, living or not: nobody else needs more than the sign-in page. */
  hasSession: (request: FastifyRequest) => boolean,
): Promise<void> => {
  await fastify.register(fastifyStatic, {
    root: path.join(folder, ASSETS),
    prefix: `/${ASSETS}/`,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    suppressWarning: true, // of a folder that is not there: a page may do without assets
  });
  const sendFresh = (reply: FastifyReply, file: string) =>
    reply.header('cache-control', 'no-cache').sendFile(file, folder, { cacheControl: false });
  const sendPage = (request: FastifyRequest, reply: FastifyReply) => {
    const known = hasSession(request);
    const needed = known ? aheadOf(request.url.split('?')[0]!) : undefined;
    if (needed !== undefined) reply.header('link', needed);
    // The page itself is everybody's, and its scripts read this beside it: who is nobody need not wait for the answer who they are. Said to all, since
    // a browser that is told that nothing has changed keeps what headers are not said anew.
    reply.header('server-timing', known ? 'session' : 'nobody');
    return sendFresh(reply, PAGE);
  };
  for (const file of files) fastify.get(`/${file}`, (_request, reply) => sendFresh(reply, file));
  fastify.get('/', sendPage);
  fastify.get('/*', (request, reply) => {
    reply.header('vary', 'accept');
    return wantsPage(request) ? sendPage(request, reply) : reply.callNotFound();
  });
};
