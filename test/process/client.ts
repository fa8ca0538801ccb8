import { DEMO_PASSWORD, type demoAccounts, type guestAnalysts } from '#platform/access';

type Answer = {
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, any> }[];
};

/** Says one operation as somebody. @throws with the codes of its errors */
export type Ask = ((query: string, variables?: object) => Promise<any>) & { readonly cookie: string };

const post = async (
  url: string,
  cookie: string,
  query: string,
  variables: object,
): Promise<{ headers: Headers; answer: Answer }> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const answer = (await response.json()) as Answer;
  if (answer.errors)
    throw new Error(
      answer.errors
        .map(({ message, extensions }) => `${extensions['code']} ${message} ${JSON.stringify(extensions)}`)
        .join('; '),
    );
  return { headers: response.headers, answer };
};

/** Signs in over HTTP, as a user of the demonstration. */
export const signedIn = async (
  url: string,
  username: (typeof demoAccounts | typeof guestAnalysts)[number]['username'],
): Promise<Ask> => {
  const { headers } = await post(url, '', 'mutation($i: SignInInput!) { signIn(input: $i) { username } }', {
    i: { username, password: DEMO_PASSWORD },
  });
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return Object.assign(
    async (query: string, variables = {}) => (await post(url, cookie, query, variables)).answer.data,
    { cookie },
  );
};

/**
 * Says a command, by its id, once more where nobody showed it in time: it is recorded all the same, and answered with what it did. How long that
 * takes is the machine's affair.
 */
export const untilShown = async <T>(say: () => Promise<T>): Promise<T> => {
  for (;;)
    try {
      return await say();
    } catch (error) {
      if (!String(error).includes('VIEW_BEHIND')) throw error;
    }
};

const HEADLINE = '{ totals(measures: [PROJECTS_LANDED, PLANNED_INVESTMENT]) { grand { value display } } }';

/** Landed projects and what is planned, as the bureau prints them. */
export const headline = async (ask: Ask): Promise<string[]> =>
  (await ask(HEADLINE)).totals.grand.map((figure: { display: string }) => figure.display);

/** Landed projects, and fen planned. */
export const landed = async (ask: Ask): Promise<bigint[]> =>
  (await ask(HEADLINE)).totals.grand.map((figure: { value: string }) => BigInt(figure.value));
