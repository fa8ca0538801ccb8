import { statfs } from 'node:fs/promises';
import { fingerprintsOf } from '#platform/database';
import { projections, type Platform } from '#composition/program';
import { standstillOf, type RowFault } from '#platform/projections';
import { StartRefused } from '#platform/supervision';
import { owedLine } from './status.js';
import { damagedStreams, LogDamaged, strangerLine, verifyLog } from './verify.js';

const states = ['ok', 'warning', 'broken'] as const;
const labels = { ok: '正常', warning: '注意', broken: '坏' } as const;

/** One line of a diagnosis. */
export type Finding = {
  readonly check: string;
  readonly state: (typeof states)[number];
  readonly sentence: string;
  /** What to run next, where there is something to do. */
  readonly command?: string;
};

/** How many subjects are folded anew and held against their rows, unless all are. */
export const subjectsDrawn = 200;

const ok = (check: string, sentence: string): Finding => ({ check, state: 'ok', sentence });
const warning = (check: string, sentence: string, command?: string): Finding => ({
  check,
  state: 'warning',
  sentence,
  ...(command === undefined ? {} : { command }),
});
const broken = (check: string, sentence: string, command?: string): Finding => ({
  ...warning(check, sentence, command),
  state: 'broken',
});

/** The log by its hashes and places, as `yinfeng verify` does it. */
const log = async ({ store, apiDb }: Platform): Promise<Finding[]> => {
  try {
    const { events, streams, unsequenced } = await verifyLog(store, apiDb);
    const sound = `${events} events of ${streams} streams: every hash holds, and every place has its event`;
    return [
      unsequenced === 0
        ? ok('log', sound)
        : warning('log', `${sound}; ${unsequenced} have no place yet`, 'npx yinfeng status'),
    ];
  } catch (error) {
    if (!(error instanceof LogDamaged)) throw error;
    return [
      broken(
        'log',
        error.message,
        error.message.includes('repair-log') ? 'npx yinfeng repair-log' : 'npx yinfeng verify',
      ),
    ];
  }
};

/** What others wrote under our streams' names, and the streams that they cut or wrote into. Of a store that others can write to. */
const others = async ({ store, apiDb, strangers }: Platform): Promise<Finding[]> => {
  if (!store.readMarked) return [];
  const found = [
    ...(await strangers()).map(strangerLine),
    ...(await damagedStreams(store, apiDb)).map(({ message }) => message),
  ];
  if (found.length === 0)
    return [ok('others', 'nobody else has written to the streams of the log, or cut one')];
  return found.map((sentence) => broken('others', sentence, 'npx yinfeng verify'));
};

/** No read table and no reaction can have passed more than there is: what comes next would be taken for passed. */
const checkpoints = async ({ progress }: Platform): Promise<Finding[]> => {
  const beyond = (await progress.parts()).filter(({ seq, head, kind }) => kind !== 'SEQUENCER' && seq > head);
  if (beyond.length === 0) return [ok('checkpoints', 'no checkpoint is beyond the end of the log')];
  return beyond.map(({ name, kind, seq, head }) =>
    broken(
      'checkpoints',
      `${name} stands at ${seq}, beyond the end of the log at ${head}: it was folded from another log, or from one that went back`,
      kind === 'PROJECTION' ? `npx yinfeng rebuild ${name}` : 'npx yinfeng status',
    ),
  );
};

/** What has stopped or stands still. Without a server nothing runs, and that alone is no finding. */
const parts = async ({ progress, database }: Platform): Promise<Finding[]> => {
  const alone = database.embedded && !database.attached;
  const found = (await progress.parts()).flatMap((part): Finding[] => {
    const { name, kind, seq, head, failure, missing, state } = part;
    const mend = kind === 'PROJECTION' ? `npx yinfeng rebuild ${name}` : 'npx yinfeng status';
    if (seq > head) return []; // told of already
    if (failure !== null) return [broken('parts', `${name} stopped at ${seq} of ${head}: ${failure}`, mend)];
    if (missing && !alone) return [broken('parts', `${name} has no tables: no worker has run`, mend)];
    if (missing) return [warning('parts', `${name} has no tables yet`, 'npm start')];
    if (alone)
      return seq < head ? [warning('parts', `${name} is ${head - seq} events behind`, 'npm start')] : [];
    const standing =
      standstillOf(part) ??
      (kind === 'REACTION' && seq < head && state === 'STOPPED'
        ? `${name} runs nowhere at ${seq} of ${head}`
        : undefined);
    return standing === undefined ? [] : [broken('parts', standing, 'npx yinfeng status')];
  });
  for (const owed of await progress.owed()) found.push(broken('parts', owedLine(owed), 'npx yinfeng verify'));
  return found.length > 0 ? found : [ok('parts', 'nothing has stopped or stands still')];
};

const wrong: Readonly<Record<RowFault['kind'], string>> = {
  stray: 'without an event',
  lost: 'recorded and not shown',
  altered: 'not as their events make them',
  sum: 'not the sum of their rows',
  folding: 'whose events cannot be folded',
};

/** Every read table against the log, and a number of subjects folded anew. */
const rows = async ({ audit }: Platform, deep: boolean): Promise<Finding[]> => {
  const found: Finding[] = [];
  let looked = 0;
  for (const projection of projections)
    try {
      const { faults, subjects } = await audit.check(
        [projection],
        deep ? Number.POSITIVE_INFINITY : subjectsDrawn,
      );
      looked = Math.max(looked, subjects);
      for (const { table, kind, rows: many, first } of faults)
        found.push(
          broken(
            'rows',
            `${projection.name}: ${many} rows${table ? ` of ${table.replaceAll('"', '')}` : ''} ${wrong[kind]}, such as ${first}`,
            `npx yinfeng rebuild ${projection.name}`,
          ),
        );
    } catch (error) {
      found.push(
        broken(
          'rows',
          `${projection.name} cannot be looked at: ${(error as Error).message}`,
          `npx yinfeng rebuild ${projection.name}`,
        ),
      );
    }
  if (found.length > 0) return found;
  return [
    ok(
      'rows',
      `every row has its event and every event its rows; ${deep ? `all ${looked}` : looked} subjects were folded anew, and stand as they are shown`,
    ),
  ];
};

type Settings = {
  readonly version: string;
  readonly recovers: boolean;
  readonly off: string[];
  readonly checksums: boolean;
  readonly system: string;
  readonly timeline: number;
  readonly log_id: string;
  readonly bytes: string;
};

const settingsOf = async ({ apiDb }: Platform): Promise<Settings> =>
  (
    (await apiDb.query(
      `select current_setting('server_version') as version, pg_is_in_recovery() as recovers,
         array(select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
           and source <> 'session') as off,
         current_setting('data_checksums') = 'on' as checksums, s.system_identifier::text as system, c.timeline_id as timeline,
         i.log_id, pg_database_size(current_database())::text as bytes
       from pg_control_system() s, pg_control_checkpoint() c, log.log_info i`,
    )) as Settings[]
  )[0]!;

/** Which database this is, and what an acknowledged event rests on. */
const database = ({ version, recovers, off, checksums, system, timeline, log_id }: Settings): Finding[] => {
  const which = `PostgreSQL ${version}, system ${system}, timeline ${timeline}, log ${log_id}`;
  return [
    recovers
      ? broken('database', `${which}: a standby, which takes no writes`, 'npx yinfeng status')
      : ok('database', which),
    ...(off.length > 0
      ? [broken('database', `${off.join(', ')} off: a power cut would lose acknowledged events`)]
      : []),
    ...(checksums
      ? []
      : [warning('database', 'no data checksums: a damaged page goes unnoticed', 'pg_checksums --enable')]),
  ];
};

const keys = ({ keys: held }: Platform): Finding[] => [
  ok(
    'keys',
    `they are those that the log began with: ${Object.entries(fingerprintsOf(held))
      .map(([name, fingerprint]) => `${name} ${fingerprint}`)
      .join(', ')}`,
  ),
];

const gigabyte = 1024 ** 3;
const shown = (bytes: number): string =>
  bytes < gigabyte ? `${Math.round(bytes / 1024 ** 2)} MB` : `${(bytes / gigabyte).toFixed(1)} GB`;

/** @param free bytes left for the data, and all that there are; undefined where the disk is another machine's */
export const diskFinding = (bytes: number, free: { left: number; all: number } | undefined): Finding => {
  if (free === undefined)
    return ok('disk', `the database has ${shown(bytes)}; the disk of its server cannot be seen from here`);
  const sentence = `the database has ${shown(bytes)}, and ${shown(free.left)} of ${shown(free.all)} are free`;
  // A rebuild has the read tables twice, and PostgreSQL stops for want of room for its log.
  if (free.left < gigabyte / 4) return broken('disk', sentence, 'df -h');
  return free.left < Math.max(gigabyte, bytes) ? warning('disk', sentence, 'df -h') : ok('disk', sentence);
};

const disk = async (
  { database: { embedded }, config }: Platform,
  { bytes }: Settings,
): Promise<Finding[]> => {
  if (!embedded) return [diskFinding(Number(bytes), undefined)];
  const { bavail, blocks, bsize } = await statfs(config.dataDir);
  return [diskFinding(Number(bytes), { left: bavail * bsize, all: blocks * bsize })];
};

/** All checks, one after the other. One that cannot be made is broken, and keeps no other from being made. */
export const diagnose = async (platform: Platform, deep: boolean): Promise<Finding[]> => {
  const settings = settingsOf(platform);
  settings.catch(() => {}); // each check that asks for them says so
  const checks: Readonly<Record<string, () => Promise<Finding[]>>> = {
    database: async () => database(await settings),
    keys: async () => keys(platform),
    disk: async () => disk(platform, await settings),
    log: () => log(platform),
    others: () => others(platform),
    checkpoints: () => checkpoints(platform),
    parts: () => parts(platform),
    rows: () => rows(platform, deep),
  };
  const findings: Finding[] = [];
  for (const [check, look] of Object.entries(checks))
    findings.push(
      ...(await look().catch((error: unknown) => [
        broken(check, `cannot be told: ${(error as Error).message}`, 'npx yinfeng status'),
      ])),
    );
  return findings;
};

/** What a start that was refused comes to: nothing else can be looked at. */
export const refusedStart = (error: StartRefused): Finding[] => [
  broken('start', error.message, 'npx yinfeng doctor'),
];

/** Prints findings, for people or for programs. @returns the exit code: 0, 1 for a warning, 2 for something broken */
export const printed = (findings: readonly Finding[], asJson: boolean): number => {
  const code = Math.max(0, ...findings.map(({ state }) => states.indexOf(state)));
  if (asJson) process.stdout.write(`${JSON.stringify({ code, findings }, undefined, 2)}\n`);
  else
    for (const { check, state, sentence, command } of findings)
      process.stdout.write(
        `${labels[state]}\t${check.padEnd(11)} ${sentence}${command === undefined ? '' : `  →  ${command}`}\n`,
      );
  return code;
};
