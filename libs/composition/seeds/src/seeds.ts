import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commands, type Platform } from '#composition/program';
import { createDemoAccounts, guestAnalysts, placeDemoAccount } from '#platform/access';
import { connect } from '#platform/database';
import { eventId, isClockRefused, type Appended } from '#platform/event-store';
import { BadInput, isCalendarDate, Refused, subjectIdOf, unlimited } from '#platform/kernel';
import type { CommandBus } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { parse } from 'yaml';
import { DeclaredClock, OtherEvents, type ClockPlatform } from './declared-clock.js';
import { SeedActors } from './seed-actors.js';

/** A command as data. References to earlier subjects are written `{ $ref: key }` and become their ids. */
export type SeedStep = {
  /** Names the step in its seed for ever: the command id derives from it, so that seeding again changes nothing. */
  readonly key: string;
  /** The mutation's name. */
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Key of the subject that the step changes: such steps run in their order. */
  readonly of?: string;
  /** Another step that must come first. */
  readonly after?: string;
  /** The day on which it is recorded, by the clock of a demonstration; no part of the command. All steps of a seed have one, or none. */
  readonly recordedOn?: string;
};

/** `seed.yaml`: files run one after the other; or a module makes the steps. */
type SeedManifest = {
  readonly name: string;
  /** What it is, for who chooses among seeds. */
  readonly about?: string;
  readonly follows?: string;
  readonly jurisdictionId: string;
  readonly files?: readonly string[];
  /** A module beside it that gives `steps`, the same on every machine and every day. */
  readonly module?: string;
  readonly accounts?: readonly SeedAccount[];
};

/** Where a demonstration user works: keys of the steps that register the organization and open the station. */
type SeedAccount = {
  readonly username: string;
  readonly organization: string;
  readonly station?: string;
};

export type Seed = {
  readonly name: string;
  /** The seed whose subjects its steps may name, too: it must have been planted before. */
  readonly follows?: string;
  readonly jurisdictionId: string;
  readonly files: readonly (readonly SeedStep[])[];
  readonly accounts?: readonly SeedAccount[];
};

/** A seed without its steps. */
export type SeedHead = Pick<Seed, 'name' | 'accounts'>;

const namespace = 'f7a1d9f0-6a0c-5e0e-9b52-0d2d1c9f8a11';
// Commands under way at once. KurrentDB and PostgreSQL write what waits for their disks together: few at a time would wait for each other's turn.
const atOnce = 32;

/** The project's root: the folder of its package.json, above the sources and above what they compile to. */
export const projectRoot = (): string => {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json')) || !existsSync(path.join(folder, 'seeds')))
    folder = path.dirname(folder);
  return folder;
};

const manifestIn = async (folder: string): Promise<SeedManifest> =>
  parse(await readFile(path.join(folder, 'seed.yaml'), 'utf8')) as SeedManifest;

const stepsIn = async (
  folder: string,
  { files = [], module }: SeedManifest,
): Promise<readonly (readonly SeedStep[])[]> => {
  const written = await Promise.all(
    files.map(async (file) => parse(await readFile(path.join(folder, file), 'utf8')) as SeedStep[]),
  );
  if (module === undefined) return written;
  const made = (await import(pathToFileURL(path.join(folder, module)).href)) as { steps: SeedStep[] };
  return [...written, made.steps];
};

/** What a seed folder says of itself. Its steps, which take far longer to read, are not read. */
export const readSeedHead = async (folder: string): Promise<SeedHead> => {
  const { name, accounts = [] } = await manifestIn(folder);
  return { name, accounts };
};

/** Reads a seed folder. @throws Error naming the file and key that is wrong */
export const readSeed = async (folder: string): Promise<Seed> => {
  const manifest = await manifestIn(folder);
  const files = await stepsIn(folder, manifest);
  const keys = new Set<string>();
  for (const step of files.flat()) {
    if (!commands[step.command])
      throw new Error(`seed ${manifest.name}: ${step.key}: no command ${step.command}`);
    if (keys.has(step.key)) throw new Error(`seed ${manifest.name}: key ${step.key} is used twice`);
    keys.add(step.key);
  }
  checkDays(manifest.name, files.flat());
  const { name, follows, jurisdictionId, accounts = [] } = manifest;
  for (const key of accounts.flatMap(({ organization, station }) => [organization, station ?? organization]))
    if (!keys.has(key)) throw new Error(`seed ${name}: an account works at ${key}, which no step makes`);
  return { name, jurisdictionId, files, accounts, ...(follows === undefined ? {} : { follows }) };
};

/** @throws Error naming the step whose day is none, or before that of the step before it */
const checkDays = (seed: string, steps: readonly SeedStep[]): void => {
  let last = steps[0]?.recordedOn;
  for (const { key, recordedOn } of steps) {
    const wrong = (why: string) => new Error(`seed ${seed}: ${key}: recordedOn ${why}`);
    if ((recordedOn === undefined) !== (last === undefined))
      throw wrong('stands in some steps and not in all');
    if (recordedOn === undefined || last === undefined) continue;
    if (!isCalendarDate(recordedOn)) throw wrong(`is no day: ${JSON.stringify(recordedOn)}`);
    if (recordedOn < last) throw wrong(`is ${recordedOn}, before the step before it`);
    last = recordedOn;
  }
};

const commandIdOf = (seed: Pick<Seed, 'name'>, key: string): string => v5(`${seed.name}/${key}`, namespace);

/** The id of the subject that a planted step was about, where this log has it. */
const subjectIn = async (log: Platform['log'], seed: string, key: string): Promise<string | undefined> => {
  const seq = await log.seqOf(eventId(commandIdOf({ name: seed }, key), 0));
  const [event] = seq === undefined ? [] : await log.read(seq - 1, 1);
  return event && subjectIdOf(event.streamId);
};

/** The value with `{ $ref: key }` replaced by the id of that step's subject. */
const resolved = (value: unknown, idOf: (key: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolved(item, idOf));
  if (typeof value !== 'object' || value === null) return value;
  const ref = (value as { $ref?: unknown }).$ref;
  if (typeof ref === 'string') return idOf(ref);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(member, idOf)]));
};

const refsOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const ref = (value as { $ref?: unknown }).$ref;
  return typeof ref === 'string' ? [ref] : Object.values(value).flatMap(refsOf);
};

/** Whom a step names as investor. The first in the log to name one is its first report 首报, so such steps keep their order. */
const investorsIn = ({ investorName, investorCreditCode }: SeedStep['input']): string[] =>
  [investorName, investorCreditCode].flatMap((said) =>
    typeof said === 'string' ? [`investor ${said}`] : [],
  );

/** Lets so many go on at once; the others wait in the order in which they came. */
class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async use<T>(what: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await what();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}

/** Steps that are done before the next ones begin: a file of the seed, or one of its days, to which the clock is set before it. */
type Round = { readonly steps: readonly SeedStep[]; readonly day?: string };

/** A round for each day behind the one at which the clock stands; all up to that day were on their way before, and go together. */
const roundsOf = (steps: readonly SeedStep[], at: string): Round[] => {
  const days = new Map<string, SeedStep[]>();
  for (const step of steps) {
    const day = step.recordedOn! <= at ? at : step.recordedOn!;
    days.set(day, [...(days.get(day) ?? []), step]);
  }
  return [...days].map(([day, each]) => ({ steps: each, ...(day > at ? { day } : {}) }));
};

/**
 * Sends a seed's commands through the bus, checked like any user's: each as the demonstration's account whose work it is, and as the system's
 * administrator where there is none. Can be interrupted and run again.
 */
export class Seeder {
  private readonly subjects = new Map<string, string>();
  private readonly done = new Map<string, Promise<unknown>>();
  private stopping = false;
  private actors: SeedActors | undefined;

  constructor(
    private readonly platform: Pick<Platform, 'apiDb'> & Partial<Pick<Platform, 'log'>>,
    private readonly bus: CommandBus,
    private readonly progress: (done: number, of: number) => void = () => {},
  ) {}

  /**
   * Runs the seed unless this log has it already.
   * @returns whether it ran
   * @throws Refused DEMONSTRATION_ONLY where the seed that it follows was not planted whole
   */
  async plant(seed: Seed): Promise<boolean> {
    if (await this.isPlanted(seed)) return false;
    await this.findFollowed(seed);
    return this.run(
      seed,
      seed.files.map((steps) => ({ steps })),
    );
  }

  /**
   * The same for a demonstration: one planter at a time, and in a log that began as a demonstration's by the seed's own days, each of which is
   * in the log before the next begins. A log that began otherwise goes by the database's clock.
   * @param report is told where the clock had to be taken off before the end
   */
  async plantDemonstration(
    seed: Seed,
    platform: ClockPlatform,
    report: (message: string, error?: unknown) => void,
  ): Promise<boolean> {
    if (await this.isPlanted(seed)) return false;
    const clock = await DeclaredClock.inTurn(platform, () => this.stopping);
    if (!clock) return false;
    try {
      if (await this.isPlanted(seed)) return false;
      const steps = seed.files.flat();
      const first = steps[0]?.recordedOn;
      const ids = steps.map(({ key }) => commandIdOf(seed, key));
      const at = first === undefined ? undefined : await clock.start(first, ids);
      if (at === undefined) return await this.plant(seed);
      return await this.run(seed, roundsOf(steps, at), clock, report);
    } finally {
      await clock.release();
    }
  }

  /**
   * The same beside whoever else plants: one at a time, and never by the clock of a demonstration, which is for its own steps alone.
   * @param first is done once nothing stands against the planting
   * @throws Refused DEMONSTRATION_ONLY where a demonstration was begun and is not planted whole
   */
  async plantInTurn(seed: Seed, platform: ClockPlatform, first: () => Promise<void>): Promise<boolean> {
    if (await this.isPlanted(seed)) return false;
    const turn = await DeclaredClock.inTurn(platform, () => this.stopping);
    if (!turn) return false;
    try {
      if (await turn.isDue()) throw new Refused('DEMONSTRATION_ONLY', { seed: seed.name });
      await first();
      return await this.plant(seed);
    } finally {
      await turn.release();
    }
  }

  private async findFollowed({ follows, files }: Seed): Promise<void> {
    const { log } = this.platform;
    if (follows === undefined) return;
    const refused = () => new Refused('DEMONSTRATION_ONLY', { seed: follows });
    if (!log || !(await this.isPlanted({ name: follows }))) throw refused();
    const steps = files.flat();
    const own = new Set(steps.map(({ key }) => key));
    for (const key of new Set(steps.flatMap(({ input }) => refsOf(input)))) {
      if (own.has(key)) continue;
      const id = await subjectIn(log, follows, key);
      if (id === undefined) throw refused();
      this.subjects.set(key, id);
    }
  }

  /** Whether this log has the seed whole. */
  async isPlanted({ name }: Pick<Seed, 'name'>): Promise<boolean> {
    const planted = (await this.platform.apiDb.query('select 1 from log.seed where name = $1', [
      name,
    ])) as unknown[];
    return planted.length > 0;
  }

  private async run(
    seed: Seed,
    rounds: readonly Round[],
    clock?: DeclaredClock,
    report: (message: string, error?: unknown) => void = () => {},
  ): Promise<boolean> {
    const { apiDb } = this.platform;
    this.actors = await SeedActors.in(apiDb, seed.jurisdictionId);
    const of = seed.files.flat().length;
    let by = clock;
    /** By the clock while that may go on; where the database or another's event says no, the rest is planted by the database's clock. */
    const onClock = async (what: (by: DeclaredClock) => Promise<void>): Promise<void> => {
      try {
        if (by) await what(by);
      } catch (error) {
        if (!(error instanceof OtherEvents || isClockRefused(error))) throw error;
        report("the demonstration's clock was taken off before the end", error);
        await by?.end();
        by = undefined;
      }
    };
    for (const { steps, day } of rounds) {
      if (this.stopping) return false;
      if (day !== undefined) await onClock((it) => it.to(day));
      const appended = await this.sendAll(seed, steps, of);
      if (!this.stopping) await onClock((it) => it.settled(appended));
    }
    if (this.stopping) return false;
    await by?.end();
    await apiDb.query('insert into log.seed (name) values ($1) on conflict do nothing', [seed.name]);
    return true;
  }

  private sent = 0;

  /**
   * Steps side by side: each waits for those that it names, and for no other.
   * @returns the last events of what was written
   */
  private async sendAll(seed: Seed, steps: readonly SeedStep[], of: number): Promise<string[]> {
    const slots = (this.slots ??= new Slots(atOnce));
    const ends = new Map<string, Promise<unknown>>();
    const written: string[] = [];
    let isOver = false;
    const runs = steps.map((step) => {
      const investors = investorsIn(step.input);
      const before = [
        ...investors.map((investor) => ends.get(investor)),
        step.of && (ends.get(step.of) ?? this.done.get(step.of)),
        step.after && this.done.get(step.after),
        ...refsOf(step.input).map((key) => this.done.get(key)),
      ];
      const run = Promise.all(before).then(() =>
        slots.use(async () => {
          if (isOver || this.stopping) return;
          const { lastEventId } = await this.send(seed, step);
          if (lastEventId !== undefined) written.push(lastEventId);
          this.sent += 1;
          if (this.sent % 200 === 0) this.progress(this.sent, of);
        }),
      );
      if (step.of) ends.set(step.of, run);
      for (const investor of investors) ends.set(investor, run);
      this.done.set(step.key, run);
      return run;
    });
    try {
      await Promise.all(runs);
    } catch (error) {
      isOver = true; // what is not on its way yet does not begin
      await Promise.allSettled(runs);
      throw error;
    }
    return written;
  }

  private slots: Slots | undefined;

  /** The id of the subject that a step was about, once this planting has sent it. */
  subjectOf(key: string): string | undefined {
    return this.subjects.get(key);
  }

  /** Ends after the commands under way. */
  stop(): void {
    this.stopping = true;
  }

  private async send(seed: Seed, step: SeedStep): Promise<Appended> {
    const door = commands[step.command]!;
    const input: unknown = resolved(step.input, (key) => {
      const id = this.subjects.get(key);
      if (id === undefined)
        throw new Error(`seed ${seed.name}: ${step.key} refers to ${key}, which comes later or nowhere`);
      return id;
    });
    try {
      const commandId = commandIdOf(seed, step.key);
      const at = new Date().toISOString();
      const sentBy = (actorId: string) => {
        const meta = {
          commandId,
          actorId,
          jurisdictionId: seed.jurisdictionId,
          correlationId: commandId,
          at,
          grant: unlimited,
        };
        return this.bus.execute<never, Appended>(new door.command(input, meta) as never);
      };
      const actorId = this.actors!.of(step.command);
      const appended = await sentBy(actorId).catch((error: unknown) =>
        this.sentBefore(error, this.actors!.othersThan(actorId), sentBy),
      );
      this.subjects.set(step.key, subjectIdOf(appended.streamId));
      return appended;
    } catch (error) {
      const why =
        error instanceof BadInput
          ? JSON.stringify(error.fields)
          : error instanceof Refused
            ? `${error.code} ${JSON.stringify(error.details)}`
            : String(error);
      throw new Error(`seed ${seed.name}: ${step.key} (${step.command}) was refused: ${why}`, {
        cause: error,
      });
    }
  }

  /**
   * The step as somebody else has sent it: an earlier release that was interrupted, or this one when other accounts were there. The sender is
   * part of what a command id stands for, so a repeat in another name is refused and one in the right name is answered; nothing is written.
   * @throws the error, unless it means that the id was used, and by somebody else who sent just this
   */
  private async sentBefore(
    error: unknown,
    others: readonly string[],
    sentBy: (actorId: string) => Promise<Appended>,
  ): Promise<Appended> {
    const isUsed = (refused: unknown) => refused instanceof Refused && refused.code === 'COMMAND_ID_REUSED';
    if (!isUsed(error)) throw error;
    for (const actorId of others) {
      const appended = await sentBy(actorId).catch((refused: unknown) => {
        if (!isUsed(refused)) throw refused;
        return undefined;
      });
      if (appended) return appended;
    }
    throw error;
  }
}

/**
 * Sets where the demonstration's users work, as far as this log has those organizations and stations. What an administrator has set stays.
 * @param justPlanted knows the subjects of a planting that readers of the log may not have reached yet
 */
export const placeAccounts = async (
  { log, database }: Pick<Platform, 'log' | 'database'>,
  seed: SeedHead,
  justPlanted: Pick<Seeder, 'subjectOf'>,
): Promise<void> => {
  const subjectOf = async (key: string): Promise<string | undefined> => {
    const planted = justPlanted.subjectOf(key);
    if (planted !== undefined) return planted;
    return subjectIn(log, seed.name, key);
  };
  const { accounts = [] } = seed;
  if (accounts.length === 0) return;
  const owner = await connect(database.owner, 'yinfeng start');
  try {
    for (const { username, organization, station } of accounts) {
      const organizationId = await subjectOf(organization);
      const stationId = station === undefined ? undefined : await subjectOf(station);
      if (organizationId !== undefined)
        await placeDemoAccount(owner, username, { organizationId, ...(stationId ? { stationId } : {}) });
    }
  } finally {
    await owner.end();
  }
};

/** What can be said after the demonstration was planted, by name: folders below `seeds/`. */
export const sequels = { september: 'qingdao-2022-september' } as const;

/**
 * Says what follows in the demonstration, command by command and known at the moment at which each is said: once, however often it is asked for.
 * @param jurisdictionId where somebody asks for it who reaches no other
 * @returns how many commands it has, and whether they were said now
 * @throws Refused DEMONSTRATION_ONLY for a log without a demonstration, or with one that is not planted whole yet; FORBIDDEN elsewhere than in its
 * jurisdiction
 */
export const saySequel = async (
  platform: Pick<Platform, 'apiDb' | 'log'>,
  bus: CommandBus,
  sequel: keyof typeof sequels,
  jurisdictionId?: string,
): Promise<{ readonly steps: number; readonly isNew: boolean }> => {
  const seed = await readSeed(path.join(projectRoot(), 'seeds', sequels[sequel]));
  if (jurisdictionId !== undefined && jurisdictionId !== seed.jurisdictionId) throw new Refused('FORBIDDEN');
  const isNew = await new Seeder(platform, bus).plant(seed);
  return { steps: seed.files.flat().length, isNew };
};

/** Seeds that are planted on request: folders below `seeds/`. */
const onRequest = ['qingdao-federation-2023', 'weifang-2024', 'zhejiang-2024', 'jinan-2024'] as const;
const folderOf = (name: string): string => path.join(projectRoot(), 'seeds', name);

/** What can be planted on request, and what each is. */
export const seedsOnRequest = async (): Promise<{ readonly name: string; readonly about: string }[]> =>
  Promise.all(
    onRequest.map(async (name) => ({ name, about: (await manifestIn(folderOf(name))).about ?? '' })),
  );

/**
 * Plants one of the seeds on request in a demonstration, whole or what is missing of it, with the analyst of its jurisdiction.
 * @returns how many commands it has, and whether any was still to be said
 * @throws Refused DEMONSTRATION_ONLY where nobody of a demonstration is: its analyst has a password that everybody knows; or where the
 * demonstration, or the seed that it follows, is not planted whole
 */
export const plantOnRequest = async (
  platform: Pick<Platform, 'apiDb' | 'database' | 'log' | 'store'>,
  bus: CommandBus,
  name: string,
  progress?: (done: number, of: number) => void,
): Promise<{ readonly steps: number; readonly isNew: boolean; readonly analysts: readonly string[] }> => {
  const seed = await readSeed(folderOf(name));
  // Where an administrator has shut the demonstration's accounts, no new one is opened.
  const demo = (await platform.apiDb.query(
    'select 1 from access.account where demo and not disabled limit 1',
  )) as unknown[];
  if (demo.length === 0) throw new Refused('DEMONSTRATION_ONLY', { seed: name });
  const analysts = guestAnalysts.filter(({ jurisdictionId }) => jurisdictionId === seed.jurisdictionId);
  const seeder = new Seeder(platform, bus, progress);
  // Not before it is sure that they have something to look at: everybody knows their password.
  const isNew = await seeder.plantInTurn(seed, platform, async () => {
    const owner = await connect(platform.database.owner, 'yinfeng seed');
    try {
      await createDemoAccounts(owner, analysts);
    } finally {
      await owner.end();
    }
  });
  await placeAccounts(platform, seed, seeder);
  return {
    steps: seed.files.flat().length,
    isNew,
    analysts: analysts.map(({ username }) => username),
  };
};
