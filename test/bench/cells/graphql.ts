import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '#platform/access';
import { connect } from '#platform/database';
import { totalsStatement } from '#platform/ledger';
import { scopeText } from '../../../libs/platform/ledger/src/ledger.rows.js';
import { paired, type Cell, type Contender, type Result } from '../harness.js';
import type { Client } from 'pg';
import { measures, rowsAsked, type Contestant } from '../stack/asked.js';
import { fillLedger, ledgerOf, platformOn } from '../stack/ledger.js';
import { contender, signIn, startServerOf, type Server } from '../stack/servers.js';

/** Names for the organizations of the ledger, and what PostGraphile needs: a view of the same rows, for the API's role. */
const prepare = async (worker: string, superuser: string): Promise<void> => {
  const writer = await connect(worker);
  try {
    await writer.query(
      `insert into views.organizations (id, version, name, kind, is_hub, region_code, memberships_kept, ratings_kept, illustrative, jurisdiction_id, scope_ids)
       select organization_id::uuid, 1, '第' || row_number() over (order by organization_id) || '协会', 'SOCIAL_ASSOCIATION', false, '370200', '[]', '[]', true, $1, '{}'
       from (select distinct organization_id from views.bench_entry where organization_id <> '-') as o`,
      [ledgerOf.jurisdictionId],
    );
    await writer.query('vacuum analyze views.organizations');
  } finally {
    await writer.end();
  }
  const admin = await connect(superuser);
  try {
    await admin.query(`
      create schema bench;
      create view bench.organization_totals as
        select t.code, o.name,
          t.planned as planned_investment, t.planned_entries as planned_investment_entries,
          t.landed as projects_landed, t.landed_entries as projects_landed_entries
        from (
          select organization.id as code,
            (sum(amount) filter (where scope.id like '%|PLANNED_INVESTMENT|%'))::text as planned,
            (sum(entries) filter (where scope.id like '%|PLANNED_INVESTMENT|%'))::int as planned_entries,
            trim_scale(sum(amount) filter (where scope.id like '%|PROJECTS_LANDED|%') / 10000)::text as landed,
            (sum(entries) filter (where scope.id like '%|PROJECTS_LANDED|%'))::int as landed_entries
          from views.ledger_sum as s
            join views.ledger_code as scope on scope.number = s.scope
            join views.ledger_code as organization on organization.number = s.organization
          where scope.id in (${measures.map((measure) => `'${scopeText({ ...ledgerOf, measure, basis: 'CLAIMED', kind: 'SHARED' })}'`).join(', ')})
          group by organization.id
          order by sum(amount) filter (where scope.id like '%|PLANNED_INVESTMENT|%') desc, organization.id
        ) as t left join views.organizations o on o.id = t.code::uuid;
      grant usage on schema bench to yinfeng_api;
      grant select on bench.organization_totals to yinfeng_api;`);
  } finally {
    await admin.end();
  }
};

/** The statement that the product sends for the question. */
const statement = totalsStatement(
  {
    ruleId: ledgerOf.ruleId,
    jurisdictionId: ledgerOf.jurisdictionId,
    basis: 'CLAIMED',
    credit: 'SHARED',
  },
  measures,
  ['ORGANIZATION'],
);

/** @throws Error unless every server gives the same figures, and none to whom has not signed in */
const compare = async (servers: readonly Server[], cookie: string): Promise<void> => {
  const answers = await Promise.all(
    servers.map(async (server) => {
      if (!(await server.refuses())) throw new Error(`${server.who} answers whoever asks`);
      const rows = await server.rows(cookie);
      // By code: who sorts equal amounts how is no matter.
      return JSON.stringify(
        rows
          .toSorted((a, b) => (a.code < b.code ? -1 : 1))
          .map(({ code, name, figures }) => [
            code,
            name,
            figures.map((f) => [f.measure, f.value, f.entryCount]),
          ]),
      );
    }),
  );
  const rows = (JSON.parse(answers[0]!) as unknown[]).length;
  if (rows !== rowsAsked) throw new Error(`${rows} rows instead of ${rowsAsked}`);
  servers.forEach(({ who }, i) => {
    if (answers[i] !== answers[0])
      throw new Error(
        `${who} gives ${answers[i]!.slice(0, 300)} where ours gives ${answers[0]!.slice(0, 300)}`,
      );
  });
};

/** The same server while a projection moves a hundred times a second: then little of what is kept is of use. */
const whileMoving = (of: Contender, client: Client): Contender => ({
  name: 'ours-moving',
  round: async () => {
    let moving = true;
    const mover = (async () => {
      while (moving) {
        await client.query(`update log.checkpoint set seq = seq + 1 where name = 'bench'`);
        await pause(10);
      }
    })();
    try {
      return await of.round();
    } finally {
      moving = false;
      await mover;
    }
  },
});

/** One GraphQL query through everything between a socket and the rollups, each server in its own process and alone at work. */
export const cell: Cell = {
  names: ['graphql.1', 'graphql.32'],
  run: async (bench) => {
    const { quick } = bench;
    await bench.peer('postgraphile'); // installs them all; Apollo's Nest must not come into this process, which has its own
    const database = await bench.database.fresh();
    bench.defer(() => database.drop());
    const { platform, close } = await platformOn(database);
    // Of some hundred organizations, so that there are more than an answer has rows.
    await fillLedger(database, platform, quick ? 30_000 : 180_000, 24);
    await close();
    await prepare(database.worker, database.superuser);

    const contestants: readonly Contestant[] = [
      'ours',
      'floor',
      'apollo',
      'postgraphile',
      ...(quick ? [] : (['floor-kept', 'apollo-kept'] as const)),
    ];
    const servers = await Promise.all(
      contestants.map(async (who) => {
        const server = await startServerOf(who, database, statement);
        bench.defer(server.stop);
        return server;
      }),
    );
    const cookie = await signIn(servers[0]!.url, 'analyst', DEMO_PASSWORD);
    await compare(servers, cookie);

    const client = await connect(database.worker);
    bench.defer(() => client.end());
    await client.query(`insert into log.checkpoint (name, version, shape) values ('bench', 1, '-')`);
    const results: Result[] = [];
    for (const connections of [1, 32] as const) {
      const all = servers.map((server) => contender(server, cookie, connections, quick ? 100 : 3000));
      // What is compiled late must not count for what is slow.
      for (const each of all) await each.warm(connections === 32 ? 0 : quick ? 1 : 8000);
      const [ours, ...others] = all;
      const moving = quick ? [] : [whileMoving(contender(servers[0]!, cookie, connections, 3000), client)];
      results.push(await paired(`graphql.${connections}`, ours!, [...others, ...moving], quick ? 1 : 5));
    }
    await compare(servers, cookie);
    return results;
  },
};
