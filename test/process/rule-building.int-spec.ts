import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'pg';
import { connect } from '#platform/database';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { built } from './built.js';
import { landed, signedIn, untilShown, type Ask } from './client.js';
import { openCluster, type Cluster } from './cluster.js';
import {
  cleanUp,
  killAll,
  patience,
  processesOn,
  ready,
  startServer,
  until,
  yinfeng,
  type Program,
} from './program.js';

jest.setTimeout(4 * patience);

// A rule that is published when much is counted already is counted beside what serves. Whatever ends that halfway, the default goes on being
// answered, and in the end the figures by the rule are those of a replay of the log.
let cluster: Cluster;
let server: Program;
let admin: Ask;
/** Reads the ledger and does not stop: what is counted beside it cannot be put in its place. */
let reader: Client;
let landing: Awaited<ReturnType<typeof smallPipeline>>['landing'];

const LEAST = 200_000_000n;
/** What was landed so far, in the order of the log. */
const amounts: bigint[] = [];
const land = async (amount: bigint): Promise<void> => {
  const i = landing({ plannedInvestment: { amount: String(amount), currency: 'CNY' } });
  await untilShown(() => admin(LAND, { i }));
  amounts.push(amount);
};
const sumsOf = (counted: readonly bigint[]): bigint[] => [
  BigInt(counted.length),
  counted.reduce((sum, amount) => sum + amount, 0n),
];
const byDefault = () => sumsOf(amounts);
const byRule = () => sumsOf(amounts.filter((amount) => amount >= LEAST));

const askedBy = async (ruleId: string): Promise<bigint[]> =>
  (
    await admin(
      `{ totals(measures: [PROJECTS_LANDED, PLANNED_INVESTMENT], ruleId: "${ruleId}") { grand { value } } }`,
    )
  ).totals.grand.map(({ value }: { value: string }) => BigInt(value));
type Rule = { id: string; state: string; building: { done: number; of: number } | null };
const ruleOf = async (id: string): Promise<Rule> =>
  (await admin('{ countingRules { id state building { done of } } }')).countingRules.find(
    (rule: Rule) => rule.id === id,
  );
const publish = async (ruleName: string): Promise<Rule> =>
  (
    await admin(
      'mutation($i: PublishCountingRuleInput!) { rule: publishCountingRule(input: $i) { id state building { done of } } }',
      {
        i: {
          ruleName,
          name: '两百万元以上',
          nameEn: 'Two million or more',
          landed: { when: 'LANDED' },
          floors: [{ measure: 'PLANNED_INVESTMENT', least: String(LEAST) }],
        },
      },
    )
  ).rule;

const start = async (): Promise<void> => {
  server = await ready(await startServer(cluster.env));
  admin = await signedIn(server.url, 'admin');
};
const rebuilders = (): number[] =>
  processesOn(cluster.env['DATA_DIR']!)
    .filter((line) => line.includes('rebuild-process'))
    .map((line) => Number.parseInt(line, 10));
const isFilled = async (): Promise<boolean> => {
  const [stand] = await cluster.query<{ filled: boolean }>(
    `select c.seq > 0 as filled from log.checkpoint c where c.name like 'ledger/%\\_\\_next'`,
  );
  return stand?.filled === true;
};
const head = async (): Promise<number> =>
  Number((await cluster.query<{ seq: string }>('select max(seq) as seq from log.log_index'))[0]!.seq);
/** All that the ledger has, rule by rule. */
const ledger = async (): Promise<unknown[]> => {
  const rows: unknown[] = [];
  for (const table of ['entry', 'sum', 'claim', 'subject', 'rule', 'code'])
    rows.push(await cluster.query(`select to_jsonb(t) as row from views.ledger_${table} t order by id`));
  return rows;
};

/** Publishes a rule, and comes back when its entries lie beside the ledger and cannot be put in its place. */
const halfBuilt = async (ruleName: string): Promise<Rule> => {
  await reader.query('begin');
  await reader.query('select from views.ledger_sum limit 1');
  const rule = await publish(ruleName);
  expect(rule).toMatchObject({ id: `${ruleName}@1`, state: 'BUILDING' });
  await until('its entries lie beside the ledger', isFilled);
  return rule;
};
/** Until the entries of a rule are there: the default is answered all the time. */
const untilCounted = async ({ id }: Rule): Promise<void> => {
  await until(`${id} is counted`, async () => {
    expect(await landed(admin)).toEqual(byDefault());
    return (await ruleOf(id)).state === 'COUNTED';
  });
  await until('nothing rebuilds any more', () => rebuilders().length === 0);
};
/** What is counted by a rule is what a replay of the whole log counts. */
const equalsReplay = async ({ id }: Rule): Promise<void> => {
  expect(await askedBy(id)).toEqual(byRule());
  expect(byRule()).not.toEqual(byDefault());
  const before = await ledger();
  const { code, err } = await yinfeng(cluster.env, 'rebuild', 'ledger/baseline@1');
  expect([code, err]).toEqual([0, expect.any(String)]);
  expect(await ledger()).toEqual(before);
  expect(await askedBy(id)).toEqual(byRule());
};

beforeAll(async () => {
  await built();
  cluster = await openCluster();
  await start();
  ({ landing } = await smallPipeline(admin));
  for (const amount of [LEAST - 1n, LEAST, 3n * LEAST]) await land(amount);
  reader = await connect(cluster.env['DATABASE_URL']!);
});
afterEach(() => reader.query('rollback'));
afterAll(async () => {
  await reader?.end();
  await killAll();
  await cluster?.stop();
  await cleanUp();
});

describe('a server that ends while a rule is being counted', () => {
  it('says how far the rule is and answers by the default before; killed with -9 it counts it once it is started again', async () => {
    const rule = await halfBuilt('killed');
    const { state, building } = await ruleOf(rule.id);
    expect(state).toBe('BUILDING');
    expect(building!.done).toBeGreaterThan(0);
    expect(building!.done).toBeLessThanOrEqual(building!.of);
    expect(building!.of).toBe(await head());
    await expect(askedBy(rule.id)).rejects.toThrow('RULE_BUILDING');
    expect(await landed(admin)).toEqual(byDefault());
    // What is recorded meanwhile is counted too, by both.
    await land(2n * LEAST);
    await land(1n);
    expect(await landed(admin)).toEqual(byDefault());

    server.sendSignal('SIGKILL');
    expect(await server.ended).toBe('SIGKILL');
    await until('nothing rebuilds any more', () => rebuilders().length === 0);
    await start();
    // The reader is still there: the rule cannot be there yet, and the default is.
    expect((await ruleOf(rule.id)).state).toBe('BUILDING');
    expect(await landed(admin)).toEqual(byDefault());
    await land(5n * LEAST);
    await reader.query('commit');
    await untilCounted(rule);
    await equalsReplay(rule);
  });

  it('stopped in the middle leaves nothing that counts, and begins anew with the next start', async () => {
    const rule = await halfBuilt('stopped');
    expect(await server.stop()).toBe(0);
    expect(rebuilders()).toEqual([]);
    await reader.query('commit');
    await start();
    expect(await landed(admin)).toEqual(byDefault());
    await untilCounted(rule);
    await equalsReplay(rule);
  });

  it('goes on where the process alone dies that counts, also for a rule that is the default already', async () => {
    const rule = await halfBuilt('alone');
    await admin('mutation($i: DesignateCountingRuleInput!) { designateCountingRule(input: $i) { id } }', {
      i: { ruleId: rule.id, reason: '按上级文件' },
    });
    const [child] = rebuilders();
    process.kill(child!, 'SIGKILL');
    await until('it has ended', () => !rebuilders().includes(child!));
    // The default before stands in, and says so.
    const { totals } = await admin('{ totals(measures: [PROJECTS_LANDED]) { ruleId hypothetical } }');
    expect(totals).toEqual({ ruleId: 'baseline@1', hypothetical: true });
    expect(await landed(admin)).toEqual(byDefault());
    await land(7n * LEAST);
    await reader.query('commit');
    await until(`${rule.id} is the default`, async () => (await ruleOf(rule.id)).state === 'DEFAULT');
    await until('nothing rebuilds any more', () => rebuilders().length === 0);
    expect(await landed(admin)).toEqual(byRule());
    await equalsReplay(rule);
    expect(await server.stop()).toBe(0);
  });
});
