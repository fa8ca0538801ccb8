// What the scripts of this folder share. Nothing here imports the product: the same questions must reach any commit of it.

/** The demonstration's users and the accounts behind them; all have the same password, which stands in the README. */
export const users = {
  admin: '00000000-0000-4000-8000-000000000101',
  reviewer: '00000000-0000-4000-8000-000000000102',
  liaison: '00000000-0000-4000-8000-000000000103',
  station: '00000000-0000-4000-8000-000000000104',
  analyst: '00000000-0000-4000-8000-000000000105',
};
const password = 'demo-yinfeng';

/** The value with the members of every object sorted, so that the same answer is the same text. */
export const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key])]),
  );
};
export const canonical = (value) => JSON.stringify(sorted(value));

const post = async (url, cookie, query, variables) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Error(`${response.status} ${text.slice(0, 500)}`);
  }
  return { body, headers: response.headers };
};

/** Somebody who asks without having signed in. @returns the whole body, errors included */
export const stranger =
  (url) =>
  async (query, variables = {}) =>
    (await post(url, '', query, variables)).body;

/** Signs in. @returns a function that sends one operation and answers the whole body, errors included */
export const signedIn = async (url, username) => {
  const { body, headers } = await post(
    url,
    '',
    'mutation($i: SignInInput!) { signIn(input: $i) { username } }',
    {
      i: { username, password },
    },
  );
  if (body.errors) throw new Error(`${username} cannot sign in: ${JSON.stringify(body.errors)}`);
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return async (query, variables = {}) => (await post(url, cookie, query, variables)).body;
};

/** Runs a task for each item, a few at a time; two are enough to keep both sides of a small machine busy. */
export const each = async (items, task, atOnce = 3) => {
  const waiting = [...items];
  const one = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
};
