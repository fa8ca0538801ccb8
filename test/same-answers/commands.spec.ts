import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commands, contexts } from '#composition/program';
import { inputPipe } from '#platform/graphql';
import { buildSchema, coerceInputValue, type GraphQLInputType } from 'graphql';
import { commandDigest } from '../../libs/platform/event-store/src/hash.js';

/*
 * A command id that was sent before commands became declared values must repeat after it: the digest of each sample, taken then, is made
 * anew from what was sent, through the very checks and by the very class names of now.
 */

type Sample = {
  readonly sentBy: 'graphql' | 'seed' | 'reaction' | 'command';
  readonly name: string;
  readonly mutation?: string;
  readonly input?: object;
  readonly actor: { readonly id: string };
  readonly commandClass: string;
  readonly digested: object;
  readonly digest: string;
  readonly digestKeyHex: string;
};

const root = path.resolve(import.meta.dirname, '../..');
const all = JSON.parse(readFileSync(path.join(import.meta.dirname, 'commands.json'), 'utf8')) as (
  Sample | { readonly digest?: undefined; readonly mutation?: string }
)[];
const samples = all.filter((sample): sample is Sample => typeof sample.digest === 'string');
const schema = buildSchema(readFileSync(path.join(root, 'schema.graphql'), 'utf8'));
const pipe = inputPipe();

const digestOf = ({ digestKeyHex, actor }: Sample, commandClass: string, digested: object): string =>
  commandDigest(Buffer.from(digestKeyHex, 'hex'), actor.id, commandClass, digested);

/** What the handler gets of what was sent: the schema's defaults, then the checks and the cleaning of the input class. */
const received = async (mutation: string, input: object): Promise<object> => {
  const type = schema.getMutationType()!.getFields()[mutation]!.args[0]!.type as GraphQLInputType;
  const coerced: unknown = coerceInputValue(input, type);
  const checked = (await pipe.transform(coerced, {
    type: 'body',
    metatype: commands[mutation]!.input,
  })) as object;
  // Without the class and what it left undefined, as the canonical form has it.
  return JSON.parse(JSON.stringify(checked)) as object;
};

const sent = samples.filter(({ sentBy }) => sentBy === 'graphql');

describe('samples of commands, taken before commands were declared', () => {
  it('are there of each of the 50 commands that people could send then, and can now', () => {
    const sampled = [...new Set(sent.map(({ mutation }) => mutation!))];
    expect(sampled.length).toBe(50);
    expect(sampled.filter((name) => commands[name] === undefined)).toEqual([]);
    expect(sent.length).toBeGreaterThan(150);
  });

  it.each(sent.map((sample) => [sample.name, sample] as const))('repeat rightly: %s', async (_, sample) => {
    const { mutation, input } = sample as Required<Sample>;
    const name = commands[mutation]!.command.name;
    expect(name).toBe(sample.commandClass);
    const digested = await received(mutation, input);
    expect(digested).toEqual(sample.digested);
    expect(digestOf(sample, name, digested)).toBe(sample.digest);
  });

  it('have the class names of now, whoever sent them', () => {
    const declared = contexts.flatMap(({ commands: own, innerCommands = [] }) => [
      ...own.map((each) => each.command.name),
      ...innerCommands.map((each) =>
        'command' in each ? (each.command as { readonly name: string }).name : each.name,
      ),
    ]);
    // Sent within `correctOrganization`, on the stream of the new identity; not declared, since it may have nothing to send.
    const known = new Set([...declared, 'ReserveOrganizationIdentityCommand']);
    const others = samples.filter(({ sentBy }) => sentBy !== 'graphql');
    expect(others.filter(({ commandClass }) => !known.has(commandClass)).map(({ name }) => name)).toEqual([]);
    for (const sample of others)
      expect([sample.name, digestOf(sample, sample.commandClass, sample.digested)]).toEqual([
        sample.name,
        sample.digest,
      ]);
  });
});
