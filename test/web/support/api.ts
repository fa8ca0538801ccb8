import { PASSWORD, type User } from './browser.js';

/** Asks the API as somebody, past every screen: to prepare what a journey meets, and to see what it left behind. */
export type Api = {
  readonly ask: <R>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<R>;
  /** `yinfeng_session=…`, for what must come in without the sign-in page. */
  readonly cookie: string;
};

type Answer = { readonly data?: unknown; readonly errors?: readonly { readonly message: string }[] };

/** @throws Error when they are not let in, or a request is refused */
export const apiOf = async (url: string, user: User): Promise<Api> => {
  const post = (query: string, variables: object, cookie?: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
      body: JSON.stringify({ query, variables }),
    });
  const answer = await post('mutation ($input: SignInInput!) { signIn(input: $input) { id } }', {
    input: { username: user, password: PASSWORD },
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0]!)
    .join('; ');
  if (cookie === '') throw new Error(`${user} was not let in: ${await answer.text()}`);
  return {
    cookie,
    ask: async <R>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<R> => {
      const { data, errors } = (await (await post(query, variables, cookie)).json()) as Answer;
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
      return data as R;
    },
  };
};

let last = Date.now();

/** A name that nothing else of the run has, in Chinese characters: what is tested for similarity must not look alike by accident. */
export const unique = (): string =>
  (last++)
    .toString()
    .slice(-9)
    .replace(/\d/g, (digit) => '青松海潮长风云帆星辰'[Number(digit)]!);

/** A lead of the liaison's own organization. */
export const reported = async (
  api: Api,
  input: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly version: number }> => {
  const { reportLead } = await api.ask<{ reportLead: { id: string; version: number } }>(
    'mutation ($input: ReportLeadInput!) { reportLead(input: $input) { id version } }',
    { input },
  );
  return reportLead;
};
