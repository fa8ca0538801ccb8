import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { language, localeOf } from './language.ts';
import { noteAnswer, noteAsked } from './reach.ts';
import { Refusal, refusalOf, unanswered, UNINTELLIGIBLE } from './refusal.ts';

/** A query or mutation of a feature's `*.gql.ts`: its text, and the types of what it takes and answers. */
export type Document<R, V> = { toString(): string } & DocumentTypeDecoration<R, V>;

type Answer<R> = {
  readonly data?: R | null;
  readonly errors?: readonly [GraphQLErrorLike, ...GraphQLErrorLike[]];
};
type GraphQLErrorLike = Parameters<typeof refusalOf>[0];

/** Longer than any answer takes; a phone that lost its network says so only after minutes. */
const PATIENCE_MS = 30_000;

let account: string | undefined;

/** Whose page this is. Everything that is sent says so: the session is the browser's, and somebody else may sign in in another tab. */
export const actFor = (accountId: string | undefined): void => void (account = accountId);

/** How whatever a page sends says whose it is. */
export const whose = (as: string | undefined = account): { readonly 'x-yinfeng-account'?: string } =>
  as === undefined ? {} : { 'x-yinfeng-account': as };

/** Whether it only reads: then nothing that somebody typed is at stake. */
const isQuestion = (document: { toString(): string }): boolean => /^\s*query\b/.test(document.toString());

/**
 * What a proxy says in the place of a server that is gone. Ours says some of it, too, but then in GraphQL's form; without that form it is
 * about to end and takes nothing more.
 */
const isInPlaceOfServer = (status: number): boolean => status >= 502 && status <= 504;

/** What is on its way already, with the patience of everything else. */
const within = (sent: Promise<Response>, patience: AbortSignal): Promise<Response> =>
  Promise.race([
    sent,
    new Promise<never>((_, reject) => patience.addEventListener('abort', () => reject(new Error('late')))),
  ]);

/**
 * Sends one document as it is, for the account whose page this is or for the one given.
 * @param sent where that was done before there was this script
 * @throws Refusal with the server's code, OFFLINE where nobody answered, or a proxy for a server that is gone, UNINTELLIGIBLE where the answer was none of GraphQL's
 */
export const send = async <R, V>(
  document: Document<R, V>,
  variables: NoInfer<V>,
  as: string | undefined = account,
  sent?: Promise<Response>,
): Promise<R> => {
  // AbortSignal.timeout is younger than the oldest browser served.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const noteUnanswered = noteAsked();
  const nobody = (): Refusal => {
    noteUnanswered();
    return unanswered(isQuestion(document));
  };
  let response: Response;
  try {
    response = await (sent === undefined
      ? fetch('/graphql', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            'accept-language': localeOf(language.get()),
            ...whose(as),
          },
          body: JSON.stringify({ query: document.toString(), variables }),
          signal: patience.signal,
        })
      : within(sent, patience.signal));
  } catch {
    throw nobody();
  } finally {
    clearTimeout(timer);
  }
  const requestId = response.headers.get('x-request-id') ?? undefined;
  let answer: Answer<R> | undefined;
  try {
    answer = (await response.json()) as Answer<R>;
  } catch {
    answer = undefined;
  }
  if (isInPlaceOfServer(response.status) && answer?.errors === undefined && answer?.data === undefined)
    throw nobody();
  noteAnswer();
  if (answer === undefined) {
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    throw new Refusal(
      response.status === 429 ? 'TOO_MANY_REQUESTS' : UNINTELLIGIBLE,
      { status: response.status, ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}) },
      [],
      requestId,
    );
  }
  if (answer.errors !== undefined) throw refusalOf(answer.errors[0], requestId);
  if (answer.data === undefined || answer.data === null)
    throw new Refusal(UNINTELLIGIBLE, { status: response.status }, [], requestId);
  return answer.data;
};

/** Why a page cannot go on: its session has ended, or the browser's is another account's now. */
export type SessionLost = 'UNAUTHENTICATED' | 'ACCOUNT_CHANGED';

/** The same of a refusal's code; undefined for every other. */
export const sessionLost = (code: string): SessionLost | undefined =>
  code === 'UNAUTHENTICATED' || code === 'ACCOUNT_CHANGED' ? code : undefined;

type SignInAgain = (why: SessionLost) => Promise<void>;
let signInAgain: SignInAgain | undefined;

/** How the page gets somebody to sign in over what is open; resolves when the same person is back. */
export const onSessionEnded = (how: SignInAgain | undefined): void => void (signInAgain = how);

/** Has somebody sign in over what is open, where the page can; undefined before there is one. */
export const askToSignIn = (why: SessionLost): Promise<void> | undefined => signInAgain?.(why);

/** As `send`; a session that was lost in between is taken up again first, so that nothing typed is lost. @throws Refusal */
export const ask = async <R, V>(document: Document<R, V>, variables: NoInfer<V>): Promise<R> => {
  try {
    return await send(document, variables);
  } catch (refusal) {
    const why = refusal instanceof Refusal ? sessionLost(refusal.code) : undefined;
    if (why === undefined || signInAgain === undefined) throw refusal;
    await signInAgain(why);
    return send(document, variables);
  }
};
