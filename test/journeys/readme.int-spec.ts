import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Answer, type RunningServer } from '../support/server.js';

// Whoever follows the README: its examples are sent as they stand there, and answer what stands beside them.
const readmes = Object.fromEntries(
  ['README.md', 'README.zh-CN.md'].map((file) => [
    file,
    readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8'),
  ]),
) as Record<'README.md' | 'README.zh-CN.md', string>;

const fenced = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, found]) => found === language)
    .map(([, , code]) => code!);

/** The bodies that its curl commands send. */
const curled = (text: string): string[] =>
  fenced(text, 'sh').flatMap((code) =>
    [...code.matchAll(/^curl .*? -d '(.*?)'$/gms)].map(([, body]) => body!),
  );

/** The table whose first column has this name, row by row, without its heading and without quotes. */
const tableOf = (text: string, first: string): string[][] => {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => new RegExp(`^\\| +${first} +\\|`).test(line)) + 2;
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return lines.slice(from, from + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
};

/** Each operation with the document that it stands in: GraphiQL sends the document whole, and the name. */
const operations = new Map(
  fenced(readmes['README.md'], 'graphql').flatMap((query) =>
    parse(query).definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name)
        throw new Error(`an example of the README without a name: ${query}`);
      return [definition.name.value, { query, operationName: definition.name.value }] as const;
    }),
  ),
);

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ seed: 'qingdao-2022' });
}, 240_000);
afterAll(() => server?.end());

/** Keeps the cookies that it is given, as GraphiQL and curl do. */
const reader = () => {
  const cookies = new Map<string, string>();
  return async (body: string): Promise<any> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body,
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies.set(name!, value!);
    }
    const answer = (await response.json()) as Answer;
    expect({ body, errors: answer.errors ?? [] }).toEqual({ body, errors: [] });
    return answer.data;
  };
};
const inGraphiql = reader();
const asked = (name: string): Promise<any> => {
  const operation = operations.get(name);
  if (!operation) throw new Error(`the README has no example ${name}`);
  return inGraphiql(JSON.stringify(operation));
};
const printed = () => JSON.parse(fenced(readmes['README.md'], 'json')[0]!).data;

describe('the README', () => {
  it('has the same examples and answers in both languages', () => {
    const examples = Object.values(readmes).map((text) => [
      fenced(text, 'graphql'),
      curled(text),
      fenced(text, 'json'),
      tableOf(text, 'value'),
    ]);
    expect(examples[1]).toEqual(examples[0]);
  });

  it('has an answer to the first question', async () => {
    await asked('SignIn');
    const landed = await asked('Landed');
    expect(landed).toEqual(printed());
    expect(landed.totals.grand.map(({ display }: { display: string }) => display)).toEqual([
      '69个',
      '582亿元',
    ]);
  });

  it('has the same answer from a shell', async () => {
    const inShell = reader();
    const answers = [];
    for (const body of curled(readmes['README.md'])) answers.push(await inShell(body));
    expect(answers).toEqual([{ signIn: expect.anything() }, printed()]);
  });

  it('has the entries behind a figure', async () => {
    const { edges } = (await asked('Behind')).ledgerEntries;
    const entries = edges.map(({ node }: any) => [
      node.value,
      node.occurredOn,
      node.cause,
      node.subjectName,
      `${node.eventId.slice(0, 8)}…`,
    ]);
    expect(entries).toEqual(tableOf(readmes['README.md'], 'value'));
    const sum = entries.reduce((total: bigint, [value]: [string]) => total + BigInt(value), 0n);
    for (const text of Object.values(readmes)) expect(text).toContain(sum.toLocaleString('en'));
  });

  it('has the timeline of one of its projects', async () => {
    const { edges } = (await asked('Timeline')).timeline;
    expect(edges[0].node).toMatchObject({ type: 'ProjectLanded' });
    expect(edges[0].node.data).toContain('plannedInvestment');
  });

  it('has what was known in July, of figures and of a list', async () => {
    const { totals, projects } = await asked('July');
    const [landed, planned] = totals.grand.map(({ display }: { display: string }) => display);
    const count = Number.parseInt(landed, 10);
    for (const text of Object.values(readmes)) {
      expect(text).toMatch(new RegExp(`${count} (projects and |个项目、)${planned}`));
      expect(text).toMatch(new RegExp(`${count} (projects count|个项目，)[^.。]*${projects.totalCount}`));
    }
    expect(totals.standing).toMatchObject({ clock: 'DEMONSTRATION' });
  });

  it('has a first entry of your own, which counts once and a moment later', async () => {
    await asked('SignInAsLiaison');
    const reported = async (): Promise<string> => (await asked('Reported')).totals.grand[0].display;
    const before = await reported();
    const answer = await asked('Report');
    expect(await asked('Report')).toEqual(answer);
    let after = before;
    while (after === before) {
      await pause(50);
      after = await reported();
    }
    for (const text of Object.values(readmes)) expect(text).toMatch(new RegExp(`${before}.{1,9}${after}`));
  });

  it('sends every example that it shows', () =>
    expect([...operations.keys()]).toEqual([
      'SignIn',
      'Landed',
      'Behind',
      'Timeline',
      'July',
      'SignInAsLiaison',
      'Report',
      'Reported',
    ]));

  it('says how much was recognized', async () => {
    const { totals } = await inGraphiql(
      JSON.stringify({
        query:
          '{ totals(measures: [PROJECTS_LANDED, PLANNED_INVESTMENT], filter: { basis: RECOGNIZED }) { grand { display } } }',
      }),
    );
    const [projects, planned] = totals.grand.map(({ display }: { display: string }) => display);
    const written = new RegExp(`${Number.parseInt(projects, 10)}( of\\s+them, |个、)${planned}`);
    for (const text of Object.values(readmes)) expect(text).toMatch(written);
  });

  it('reports no trouble on the way', () => expect(server.reports).toEqual([]));
});
