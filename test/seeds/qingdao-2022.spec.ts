import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { demoAccounts, SYSTEM_ACTOR_ID } from '#platform/access';
import { MemoryEventStore, reactionCommandId, StreamWriter, type StoredEvent } from '#platform/event-store';
import type { AnyEvent, Measure, Recorded } from '#platform/kernel';
import { baselineRule, contractOf, type Cell, type CountingRule } from '#platform/ledger';
import { contexts, reactions, subjects } from '#composition/program';
import { projectRoot, readSeed, Seeder, seedPostOf, type Seed } from '#composition/seeds';
import type { CommandBus } from '@nestjs/cqrs';
import { busOn, types } from '../support/memory-program.js';

/*
 * The seed sent to the real handlers over a log in memory: no database, no read models. The journeys do the same on PostgreSQL; this one
 * is quick, and names the step that is refused.
 */

const store = new MemoryEventStore('00000000-0000-4000-8000-000000000001');
const streams = new StreamWriter(store, types, Buffer.alloc(32, 7));

/** What the reactions would do, once the seed is planted: the verdicts on who was first to name an investor. */
const react = async (bus: CommandBus): Promise<void> => {
  const seen = reactions.map(() => 0);
  for (let more = true; more;) {
    more = false;
    for (const [i, reaction] of reactions.entries()) {
      const events = await store.readAll(seen[i] === 0 ? null : String(seen[i]), 10_000);
      seen[i]! += events.length;
      more ||= events.length > 0;
      for (const stored of events) await answer(bus, reaction, stored);
    }
  }
};
const answer = async (
  bus: CommandBus,
  reaction: (typeof reactions)[number],
  stored: StoredEvent,
): Promise<void> => {
  if (!reaction.handles(stored.type)) return;
  const { id, streamId, version, meta, token } = stored;
  const place = { id, streamId, version, meta, seq: Number(token), knownAt: meta.recordedAt };
  const event: Recorded = { ...types.upcast(stored), ...place };
  const { actorId, jurisdictionId, correlationId, recordedAt: at } = meta;
  const commandId = reactionCommandId(id, reaction.name);
  const command = reaction.react(event, {
    commandId,
    actorId,
    jurisdictionId,
    correlationId,
    causationId: id,
    at,
  });
  if (command) await bus.execute(command as never);
};

let seed: Seed;
let log: readonly StoredEvent[];
let cells: readonly Cell[];
let plantedEvents: number;

/** Net by the close, both ends included: a balance for what is a stock. */
const figure = (
  measure: Measure,
  { to = '2022-08-31', basis = 'CLAIMED' }: { to?: string; basis?: Cell['basis'] } = {},
) =>
  cells
    .filter((c) => c.measure === measure && c.basis === basis && c.kind === 'UNDIVIDED' && c.on <= to)
    .reduce((sum, c) => sum + c.amount, 0n);
const count = (...asked: Parameters<typeof figure>) => Number(figure(...asked)) / 10_000;

const folded = (rule: CountingRule = baselineRule): Cell[] => {
  const states = new Map<string, { subject: (typeof subjects)[number]; state: unknown }>();
  for (const stored of log) {
    const subject = subjects.find(({ category }) => stored.streamId.slice(0, -37) === category);
    if (!subject) continue;
    const { state } = states.get(stored.streamId) ?? { state: subject.initial };
    states.set(stored.streamId, { subject, state: subject.evolve(state, types.upcast(stored)) });
  }
  return [...states.values()].flatMap(({ subject, state }) => subject.cells(rule, state));
};
const events = <T extends AnyEvent = AnyEvent>(type: string): T['data'][] =>
  log.filter((event) => event.type === type).map((event) => event.data as T['data']);

beforeAll(async () => {
  seed = await readSeed(path.join(projectRoot(), 'seeds/qingdao-2022'));
  const bus = await busOn(streams);
  const nowhere = { query: async () => [] } as never;
  await new Seeder({ apiDb: nowhere }, bus).plant(seed);
  const planted = await store.readAll(null, 10_000);
  plantedEvents = planted.filter(({ streamId }) => !/^(document|indicator-catalogue)-/.test(streamId)).length;
  await react(bus);
  log = await store.readAll(null, 10_000);
  cells = folded();
});

/** A floor in 100 million yuan. */
const floor = (judgedBy: 'FIRST' | 'IN_FORCE', least: number) =>
  ({ measure: 'PLANNED_INVESTMENT', least: least * 10_000_000_000, judgedBy }) as const;

describe('the seed qingdao-2022', () => {
  it('comes to what document 001 states by the end of August 2022', () => {
    expect(count('PROJECTS_LANDED')).toBe(69);
    expect(figure('PLANNED_INVESTMENT')).toBe(5_820_000_000_000n);
    expect(count('NETWORK_MEMBERS')).toBe(28);
    expect(count('STATIONS_OPEN')).toBe(8);
    expect(count('ACTIVITY_SESSIONS')).toBe(28);
    const [catalogue] = events<AnyEvent & { data: { chains: object[]; validFrom: string } }>(
      'ChainCatalogueAdopted',
    );
    expect(catalogue!.chains).toHaveLength(24);
  });

  it('appends one event a step, which is what lets it name the version that a reviewer saw', () => {
    // What a document prints is said many at once; nobody recognizes it.
    const counted = seed.files.flat().filter(({ key }) => !key.startsWith('document.'));
    expect(plantedEvents).toBe(counted.length);
  });

  it('says so today as well: nothing that is counted is dated later, but for the days on which grades expire', () => {
    const later = [...new Set(cells.map((c) => c.measure))].filter(
      (measure) => figure(measure) !== figure(measure, { to: '9999-12-31' }),
    );
    expect(later).toEqual(['RATED_ORGANIZATIONS']);
    expect(contractOf('RATED_ORGANIZATIONS').ahead).toBe(true);
    expect(count('RATED_ORGANIZATIONS')).toBe(17);
    // Each of the 17 expires, and no grade begins then.
    expect(count('RATED_ORGANIZATIONS', { to: '9999-12-31' })).toBe(0);
    const begun = ({ measure, on, amount }: Cell) =>
      measure === 'RATED_ORGANIZATIONS' && on > '2022-08-31' && amount > 0n;
    expect(cells.filter(begun)).toEqual([]);
  });

  it('has more than 30 organizations on delegations to Guangdong and Shanghai', () => {
    type Logged = AnyEvent & {
      data: {
        direction: string;
        destinationRegionCode?: string;
        organizations: { organizationId: string }[];
      };
    };
    const there = events<Logged>('VisitLogged').filter(
      (visit) => visit.direction === 'OUTBOUND' && /^(44|31)/.test(visit.destinationRegionCode ?? ''),
    );
    expect(
      new Set(there.flatMap((visit) => visit.organizations.map((o) => o.organizationId))).size,
    ).toBeGreaterThan(30);
  });

  it('reaches 69 by counting: more was landed, and some was withdrawn, rejected, linked and corrected', () => {
    expect(events('ProjectLanded')).toHaveLength(78);
    expect(events('ProjectWithdrawn')).toHaveLength(5);
    expect(events('ProjectLinkedAsDuplicate')).toHaveLength(2);
    expect(events('FigureRejected')).toHaveLength(4);
    for (const type of [
      'ProjectPlanRevised',
      'ProjectCorrected',
      'ProjectRecredited',
      'ProjectFundsReceived',
      'ProjectMilestoneReached',
    ])
      expect([type, events(type).length > 2]).toEqual([type, true]);
  });

  it('lets no fen drift between shares: the parts of each measure are its whole', () => {
    for (const measure of [
      'PROJECTS_LANDED',
      'PLANNED_INVESTMENT',
      'LEADS_REPORTED',
      'ACTIVITY_SESSIONS',
      'AGREEMENTS_SIGNED',
    ] as const) {
      const shared = cells.filter(
        (c) => c.measure === measure && c.basis === 'CLAIMED' && c.kind === 'SHARED',
      );
      expect(shared.reduce((sum, c) => sum + c.amount, 0n)).toBe(figure(measure));
    }
  });

  it('spreads what landed over at least 15 chains, hydrogen energy and integrated circuits among them', () => {
    const landed = new Map<string, bigint>();
    for (const c of cells)
      if (c.measure === 'PROJECTS_LANDED' && c.basis === 'CLAIMED' && c.kind === 'UNDIVIDED')
        landed.set(c.chainCode!, (landed.get(c.chainCode!) ?? 0n) + c.amount);
    const chains = [...landed].filter(([, amount]) => amount > 0n).map(([code]) => code);
    expect(chains.length).toBeGreaterThanOrEqual(15);
    expect(chains).toEqual(expect.arrayContaining(['QD22-10', 'QD22-01']));
  });

  it.each<[string, Partial<CountingRule>, number, bigint]>([
    ['what was registered', { landed: { when: 'REGISTERED', needs: [] } }, 37, 32212n],
    ['what obtained land', { landed: { when: 'LAND_OBTAINED', needs: [] } }, 16, 10422n],
    ['what was planned at 100 million or more when it landed', { floors: [floor('FIRST', 1)] }, 65, 57860n],
    ['what is planned at 100 million or more', { floors: [floor('IN_FORCE', 1)] }, 66, 58015n],
    ['what was planned at 500 million or more when it landed', { floors: [floor('FIRST', 5)] }, 40, 49479n],
  ])('counts %s under a rule that says so', (_name, clauses, projects, hundredths) => {
    const under = folded({ ...baselineRule, ruleId: 'other@1', ...clauses });
    const sum = (measure: Measure) =>
      under
        .filter((c) => c.measure === measure && c.basis === 'CLAIMED' && c.kind === 'UNDIVIDED')
        .reduce((total, c) => total + c.amount, 0n);
    expect(Number(sum('PROJECTS_LANDED')) / 10_000).toBe(projects);
    // In hundredths of 100 million yuan, as it is printed.
    expect(sum('PLANNED_INVESTMENT') / 100_000_000n).toBe(hundredths);
  });

  it('has part of the claims recognized, some at less than was claimed, one of a project that left since', () => {
    expect(count('PROJECTS_LANDED', { basis: 'RECOGNIZED' })).toBe(21);
    const recognized = figure('PLANNED_INVESTMENT', { basis: 'RECOGNIZED' });
    expect(recognized).toBeGreaterThan(0n);
    expect(recognized).toBeLessThan(figure('PLANNED_INVESTMENT'));
    const decided = events<AnyEvent & { data: { measure: string } }>('FigureRecognized');
    expect(decided.filter(({ measure }) => measure === 'PROJECTS_LANDED')).toHaveLength(22);
    // One decision was taken back and made anew.
    expect(decided.filter(({ measure }) => measure === 'PLANNED_INVESTMENT')).toHaveLength(23);
    expect(events('FigureReopened')).toHaveLength(1);
    expect(count('PROJECTS_LANDED', { basis: 'RECOGNIZED', to: '2022-05-31' })).toBeGreaterThan(0);
  });

  it('counts no later report of an investor, and no lead twice', () => {
    const verdicts = events<AnyEvent & { data: { verdict: string } }>('LeadClaimJudged').map(
      ({ verdict }) => verdict,
    );
    const later = verdicts.filter((verdict) => verdict === 'LATER').length;
    expect(later).toBeGreaterThanOrEqual(10);
    const linked = events('LeadLinkedAsDuplicate').length;
    expect(count('LEADS_REPORTED')).toBe(events('LeadReported').length - later - linked);
    expect(events('LeadReported')).toHaveLength(360);
  });

  it('is what its generator writes', async () => {
    const generator = path.join(projectRoot(), 'seeds/qingdao-2022/generate.mjs');
    await expect(promisify(execFile)(process.execPath, [generator, '--check'])).resolves.toMatchObject({
      stderr: '',
    });
  });

  it('says of every record that it illustrates, or which document states it', () => {
    const made = seed.files
      .flat()
      .filter(
        ({ of, command }) =>
          of === undefined && command !== 'publishCountingRule' && command !== 'defineIndicators',
      );
    expect(
      made.filter(
        ({ input }) => (input['illustrative'] === true) === (input['sourceDocument'] !== undefined),
      ),
    ).toEqual([]);
    const named = made.filter(
      ({ input }) => input['illustrative'] && !JSON.stringify(input).includes('（示意）'),
    );
    expect(named).toEqual([]);
  });
});

describe('who a seed is recorded by', () => {
  type Place = { accounts: readonly string[]; planted: MemoryEventStore; bus: CommandBus };
  const place = async (): Promise<Place> => {
    const planted = new MemoryEventStore('00000000-0000-4000-8000-000000000001');
    const bus = await busOn(new StreamWriter(planted, types, Buffer.alloc(32, 7)));
    return { accounts: demoAccounts.map(({ id }) => id), planted, bus };
  };
  const seeder = ({ accounts, bus }: Omit<Place, 'planted'>): Seeder => {
    const query = async (sql: string) =>
      sql.includes('access.account') ? accounts.map((id) => ({ id })) : [];
    return new Seeder({ apiDb: { query } as never }, bus);
  };
  /** The first months. */
  const part = (): Seed => ({ ...seed, files: seed.files.slice(0, 4) });
  const actors = (stored: readonly StoredEvent[]) => [...new Set(stored.map(({ meta }) => meta.actorId))];
  const idOf = (name: string) => demoAccounts.find(({ username }) => username === name)!.id as string;
  const actorsOf = (stored: readonly StoredEvent[], category: string) =>
    actors(stored.filter(({ streamId }) => streamId.startsWith(`${category}-`)));

  it('covers every command there is', () => {
    expect(
      contexts
        .flatMap((context) => context.commands.map(({ name }) => name))
        .filter((name) => seedPostOf(name) === undefined),
    ).toEqual([]);
  });

  it('is the post whose work each step is', async () => {
    const at = await place();
    await seeder(at).plant(seed);
    const stored = await at.planted.readAll(null, 10_000);
    const isDecision = ({ type }: StoredEvent) => /^Figure(Recognized|Rejected|Reopened)$/.test(type);
    const decided = stored.filter(isDecision);
    const others = stored.filter((event) => !isDecision(event));
    expect(actors(decided)).toEqual([idOf('reviewer')]);
    expect(actorsOf(others, 'visit')).toEqual([idOf('station')]);
    for (const category of ['organization', 'station', 'chain-catalogue', 'rule'])
      expect([category, actorsOf(others, category)]).toEqual([category, [idOf('admin')]]);
    for (const category of ['lead', 'project', 'agreement', 'activity'])
      expect([category, actorsOf(others, category)]).toEqual([category, [idOf('liaison')]]);
    for (const category of ['document', 'indicator-catalogue'])
      expect([category, actorsOf(others, category)]).toEqual([category, [idOf('analyst')]]);
    expect(actors(stored)).not.toContain(SYSTEM_ACTOR_ID);
  });

  it('is the system’s administrator where those accounts are not there', async () => {
    const at = { ...(await place()), accounts: [] };
    await seeder(at).plant(part());
    expect(actors(await at.planted.readAll(null, 10_000))).toEqual([SYSTEM_ACTOR_ID]);
  });

  it.each([
    ['an earlier release, which sent all as the system’s administrator', [] as string[], true],
    ['one that had the accounts, which are gone', demoAccounts.map(({ id }) => id as string), false],
  ])(
    'stays what it was for the steps of a planting that was interrupted: by %s',
    async (_by, before, after) => {
      const at = await place();
      const first = seeder({ ...at, accounts: before });
      let sent = 0;
      const interrupting = {
        execute: async (command: never) => {
          if ((sent += 1) === 150) first.stop();
          return at.bus.execute(command);
        },
      } as unknown as CommandBus;
      Object.assign(first, { bus: interrupting });
      expect(await first.plant(part())).toBe(false);
      const half = await at.planted.readAll(null, 10_000);
      expect(half.length).toBeGreaterThanOrEqual(150);

      const second = seeder({ ...at, accounts: after ? at.accounts : [] });
      expect(await second.plant(part())).toBe(true);
      const whole = await at.planted.readAll(null, 10_000);
      expect(whole.slice(0, half.length)).toEqual(half);
      expect(whole).toHaveLength(part().files.flat().length);
      expect(actors(whole.slice(half.length)).includes(SYSTEM_ACTOR_ID)).toBe(!after);
      // And once more, whole.
      expect(await seeder(at).plant(part())).toBe(true);
      expect(await at.planted.readAll(null, 10_000)).toHaveLength(whole.length);
    },
  );

  it('is no way to send another step under the same key', async () => {
    const at = await place();
    const step = {
      key: 'rule',
      command: 'registerOrganization',
      input: { name: '甲会（示意）', kind: 'OTHER', regionCode: '370202', illustrative: true },
    };
    const only = (name: string): Seed => ({
      name: 'only',
      jurisdictionId: 'qingdao',
      files: [[{ ...step, input: { ...step.input, name } }]],
    });
    await seeder({ ...at, accounts: [] }).plant(only('甲会（示意）'));
    await expect(seeder(at).plant(only('乙会（示意）'))).rejects.toThrow('COMMAND_ID_REUSED');
    expect(await at.planted.readAll(null, 10)).toHaveLength(1);
  });
});
