// node test/same-answers/send-commands.mjs URL --data DIR [--digests FILE] [--out FILE]
//   Sends every mutation to a fresh demonstration, under fixed ids, and writes down what was recorded of them.
// node test/same-answers/send-commands.mjs URL --data DIR --repeat [--commands FILE] [--answers FILE]
//   Sends the same once more, and finds that each is answered as a repeat and that no event follows.
//
// DIR is the data folder that the server runs on; FILE of --digests is what record-digests.mjs wrote of it.
import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema, getNamedType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { v5 } from 'uuid';
import { canonical, signedIn, users } from './client.mjs';
import { logOf } from './data-folder.mjs';
import { journey } from './journey.mjs';
import { selection } from './selection.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    digests: { type: 'string' },
    out: { type: 'string' },
    repeat: { type: 'boolean', default: false },
    commands: { type: 'string', default: path.join(import.meta.dirname, 'commands.json') },
    answers: { type: 'string' },
    schema: { type: 'string', default: path.join(import.meta.dirname, '../../schema.graphql') },
  },
});
const [url] = positionals;
if (!url || !values.data) {
  console.error(
    'usage: node test/same-answers/send-commands.mjs URL --data DIR [--repeat] …, see its first lines',
  );
  process.exit(2);
}
const schema = buildSchema(readFileSync(values.schema, 'utf8'));
const mutations = schema.getMutationType().getFields();
const log = await logOf(values.data);
const asks = {};
for (const username of Object.keys(users)) asks[username] = await signedIn(url, username);

const say = async (mutation, username, input) => {
  const { args, type } = mutations[mutation];
  const text = `mutation($input: ${args[0].type}) { ${mutation}(input: $input)${selection(type)} }`;
  const { data, errors } = await asks[username](text, { input });
  return errors
    ? { refused: errors.map(({ message, extensions }) => ({ message, ...extensions })) }
    : data[mutation];
};

const inputTypeOf = (mutation) => getNamedType(mutations[mutation].args[0].type);
const bare = (type) => (isNonNullType(type) ? type.ofType : type);

/** Texts that are no free text: a currency and a grade are looked up as they stand. */
const asTheyStand = ['MoneyInput.currency', 'RateOrganizationInput.grade'];
/** Texts that are digested as they were sent, blanks and all: the same in other blanks is another command. */
const notCleaned = ['MoneyInput.rateSource'];
const blanks = (text) => ` \u3000${text}\u3000 `;

/** The input with blanks of both widths around every text, which cleaning takes away. */
const padded = (value, type, kept) => {
  if (value === null || value === undefined) return value;
  const inner = bare(type);
  if (isListType(inner)) return value.map((item) => padded(item, inner.ofType, kept));
  if (!isInputObjectType(inner)) return inner.name === 'String' ? blanks(value) : value;
  const fields = inner.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      kept.includes(`${inner.name}.${key}`) ? member : padded(member, fields[key].type, kept),
    ]),
  );
};

/** The input with null for everything optional that it leaves out, which is not the same as leaving it out. */
const withNulls = (value, type) => {
  if (value === null || value === undefined) return value;
  const inner = bare(type);
  if (isListType(inner)) return value.map((item) => withNulls(item, inner.ofType));
  if (!isInputObjectType(inner)) return value;
  return Object.fromEntries(
    Object.values(inner.getFields())
      .filter(({ name }) => name !== 'commandId')
      .map((field) => [
        field.name,
        value[field.name] === undefined ? null : withNulls(value[field.name], field.type),
      ]),
  );
};

/** Ids of the samples derive from their names: the same on every run. */
const idOf = (name) => v5(name, '5f1c3f0e-9d55-4a43-8d0e-6f0c3f6a7b21');
const withoutUndefined = (input) => JSON.parse(JSON.stringify(input));

/** What the scripts of this folder can't send, and why. */
const without = [
  { mutation: 'signIn', why: 'opens a session; nothing of it goes through the event store' },
  { mutation: 'signOut', why: 'ends a session; nothing of it goes through the event store' },
  {
    commandClass: 'SettleInvestorClaimCommand',
    why: 'said by a reaction; writes nothing itself and has no digest: it says ReserveInvestorKey and ClaimInvestor',
  },
];

const take = async () => {
  const sent = [];
  /** Sends one sample. `mayBeRefused`: some rules refuse what is said again. */
  const sample = async (mutation, username, name, input, mayBeRefused) => {
    const commandId = idOf(name);
    const answer = await say(mutation, username, { ...input, commandId });
    if (answer.refused && mayBeRefused) return answer;
    if (answer.refused)
      throw new Error(`${name} was refused: ${JSON.stringify(answer.refused)} ${JSON.stringify(input)}`);
    sent.push({ name, mutation, input, actor: { username, id: users[username] }, commandId });
    return answer;
  };
  for (const rich of [true, false]) {
    const counts = {};
    await journey(async (mutation, username, given, { again = false } = {}) => {
      const type = mutations[mutation].args[0].type;
      const said = withoutUndefined(given);
      const input = rich ? said : padded(withNulls(said, type), type, asTheyStand);
      counts[mutation] = (counts[mutation] ?? 0) + 1;
      const count = counts[mutation] > 1 ? ` ${counts[mutation]}` : '';
      const name = `${mutation}${count}, ${rich ? 'everything said' : 'nulls and blanks'}`;
      const answer = await sample(mutation, username, name, input, false);
      if (again) {
        const second = await sample(mutation, username, `${name}, nothing to do`, input, true);
        return second.refused ? answer : second;
      }
      return answer;
    }, rich);
  }
  await log.quiet();

  const events = await log.events();
  const digests = new Map(
    values.digests === undefined
      ? []
      : readFileSync(values.digests, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
          .map(({ digest, digested }) => [digest, digested]),
  );
  const digestKeyHex = keyOf(values.data).toString('hex');
  const recordedOf = (found) => ({
    digest: found[0].meta.digest,
    digestKeyHex,
    events: found.map(({ id, streamId, version, type, v, data }) => ({
      id,
      streamId,
      version,
      type,
      v,
      data,
    })),
  });
  const digestedOf = (digest) => {
    const digested = digests.get(digest);
    if (digested === undefined) return {};
    const again = createHmac('sha256', Buffer.from(digestKeyHex, 'hex'))
      .update(canonical(digested))
      .digest('hex');
    if (again !== digest) throw new Error(`${digest} is not made of ${canonical(digested)}`);
    return { commandClass: digested.command, digested: digested.input };
  };

  const byCommand = Map.groupBy(events, ({ meta }) => meta.commandId);
  const samples = [];
  for (const each of sent) {
    const found = byCommand.get(each.commandId);
    // Of what is done for good, nothing is kept where it finds nothing to do: such a command can't repeat.
    if (!found) {
      if (!each.name.endsWith('nothing to do')) throw new Error(`nothing was recorded of ${each.name}`);
      continue;
    }
    const { commandClass, digested } = digestedOf(found[0].meta.digest);
    samples.push({ sentBy: 'graphql', ...each, commandClass, digested, ...recordedOf(found) });
  }

  // What is sent by seeds, by reactions and within other commands: the longest and the shortest of each.
  const own = new Set(sent.map(({ commandId }) => commandId));
  const others = [...byCommand.entries()]
    .filter(([commandId]) => !own.has(commandId))
    .map(([commandId, found]) => ({ commandId, found, digested: digests.get(found[0].meta.digest) }))
    .filter(({ digested }) => digested !== undefined);
  const length = ({ digested }) => canonical(digested).length;
  const within = new Set(['ReserveOrganizationIdentityCommand']);
  for (const [commandClass, some] of Map.groupBy(others, ({ digested }) => digested.command)) {
    const inOrder = some.toSorted((a, b) => length(a) - length(b) || (a.commandId < b.commandId ? -1 : 1));
    for (const { commandId, found, digested } of new Set([inOrder.at(-1), inOrder[0]])) {
      const { causationId } = found[0].meta;
      const sentBy = within.has(commandClass) ? 'command' : causationId ? 'reaction' : 'seed';
      samples.push({
        sentBy,
        name: `${commandClass}, ${sentBy}, ${commandId}`,
        actor: { id: digested.actor },
        commandId,
        ...(causationId ? { causationId } : {}),
        commandClass,
        digested: digested.input,
        ...recordedOf(found),
      });
    }
  }
  // Digested, but never recorded in a demonstration: they break rings of links that two users made at the same moment.
  const recorded = new Set(samples.map(({ commandClass }) => commandClass));
  const idle = [...digests].filter(([, { command }]) => !recorded.has(command));
  for (const [commandClass, some] of Map.groupBy(idle, ([, { command }]) => command)) {
    const [[digest, digested]] = some.toSorted(([a], [b]) => (a < b ? -1 : 1));
    samples.push({
      sentBy: 'reaction',
      name: `${commandClass}, reaction, found nothing to do`,
      actor: { id: digested.actor },
      ...digestedOf(digest),
      digest,
      digestKeyHex,
      events: [],
    });
  }

  const named = new Set([...samples, ...without].map(({ mutation }) => mutation));
  const missing = Object.keys(mutations).filter((mutation) => !named.has(mutation));
  if (missing.length > 0) throw new Error(`no sample of ${missing.join(', ')}`);
  const out = `${JSON.stringify([...samples, ...without], null, 2)}\n`;
  if (values.out) writeFileSync(values.out, out);
  const classes = new Set(samples.map(({ commandClass }) => commandClass));
  console.log(
    `${samples.length} samples of ${classes.size} commands; ${named.size - 1 - 2} mutations; ${await log.count()} events`,
  );
};

/** The key of the digests: the environment's, as the server has it, or the data folder's. */
const keyOf = (folder) =>
  Buffer.from(
    process.env.YINFENG_DIGEST_KEY ?? readFileSync(path.join(folder, 'keys/digest.key'), 'utf8').trim(),
    'base64',
  );

/**
 * Registrations of organizations that were corrected to another identity since: a repeat looks for the old identity, finds it free, and
 * meets its own event id there. It is refused and nothing is written, so that it is told apart here and not in what must repeat.
 */
const refusedAgain = new Set(
  ['everything said', 'nulls and blanks'].map((how) => `registerOrganization 2, ${how}`),
);

const repeat = async () => {
  const samples = JSON.parse(readFileSync(values.commands, 'utf8')).filter(
    ({ sentBy }) => sentBy === 'graphql',
  );
  await log.quiet();
  const before = await log.count();
  const lines = [];
  const wrong = [];
  for (const { name, mutation, input, actor, commandId } of samples) {
    const type = inputTypeOf(mutation);
    // As it was, and as others may write it: blanks around a text are cleaned away before the digest is made.
    for (const [way, said] of [
      ['as it was', input],
      ['with blanks', padded(input, type, [...asTheyStand, ...notCleaned])],
    ]) {
      const answer = await say(mutation, actor.username, { ...said, commandId });
      if (answer.refused && !refusedAgain.has(name))
        wrong.push(`${name}, ${way}: ${JSON.stringify(answer.refused)}`);
      lines.push(`${name}, ${way}\t${canonical(answer)}`);
    }
    // And another command under the same id, which must be refused: else the digests would not be compared at all.
    const other = { ...input, commandId, ...otherwise(input) };
    const refused = await say(mutation, actor.username, other);
    if (!refused.refused?.some(({ code }) => code === 'COMMAND_ID_REUSED'))
      wrong.push(`${name}, with other words: ${canonical(refused).slice(0, 200)}`);
  }
  await log.quiet();
  const after = await log.count();
  if (after !== before) wrong.push(`${after - before} events were appended`);
  if (values.answers) writeFileSync(values.answers, `${lines.join('\n')}\n`);
  for (const line of wrong.slice(0, 20)) console.log(line);
  console.log(
    wrong.length === 0
      ? `${samples.length} commands repeated twice each: ${samples.length - refusedAgain.size} answered as repeats, ${refusedAgain.size} refused as ever; ${before} events before and after`
      : `${wrong.length} answers are no repeats, of ${samples.length} commands sent again`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
};

/** One word of an input changed. */
const otherwise = (input) => {
  const found = (pattern) =>
    Object.entries(input).find(([key, value]) => typeof value === 'string' && pattern.test(key));
  const text = found(/^(reason|note|title|name)$/);
  if (text) return { [text[0]]: `${text[1]}别` };
  const date = found(/(On|From)$/);
  if (date) return { [date[0]]: '2021-12-12' };
  if ('reason' in input) return { reason: '别的原因' };
  if ('illustrative' in input) return { illustrative: input.illustrative !== true };
  if ('grade' in input) return { grade: input.grade === 'A' ? 'C' : 'A' };
  return { organizationId: idOf('some other organization') };
};

try {
  await (values.repeat ? repeat() : take());
} finally {
  await log.end();
}
