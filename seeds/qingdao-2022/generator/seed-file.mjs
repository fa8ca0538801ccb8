import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** The id of an earlier step's subject. */
export const ref = (key) => ({ $ref: key });

/** What goes without quotes: a word, a date or a code; everything else could be read as something other than text. */
const plain = /^(?:\p{L}[\p{L}\p{N}_.（）、，。：；“”·/+%-]*|\d{4}-\d\d-\d\d|\$ref)$/u;
const reserved = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

const flow = (value) => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string')
    return plain.test(value) && !reserved.has(value.toLowerCase())
      ? value
      : `'${value.replaceAll("'", "''")}'`;
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => `${flow(key)}: ${flow(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
};

/** Members without a value are left out. */
const compact = (value) => {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, compact(member)]),
  );
};

const refsOf = (value) => {
  if (typeof value !== 'object' || value === null) return [];
  return typeof value.$ref === 'string' ? [value.$ref] : Object.values(value).flatMap(refsOf);
};

/**
 * The steps of a seed in the order of the days on which they would have been recorded, a file for each month. Most things are recorded on
 * their day, some late: those stand in the file of the later month with the earlier day in their input.
 */
export class SeedFiles {
  #said = [];
  #versions = new Map();
  #lastSaid = new Map();

  /**
   * Adds a step. The steps of one subject must be added in their order.
   * @param when the day on which it is recorded: by the demonstration's clock, no part of the command
   * @param of the step that made the subject which this one changes
   * @param after another step that must come first
   * @returns the key
   */
  add(when, key, command, input, { of, after } = {}) {
    const subject = of ?? key;
    assert(when >= (this.#lastSaid.get(subject) ?? ''), `${key}: said on ${when}, before the step before it`);
    this.#lastSaid.set(subject, when);
    this.#versions.set(subject, this.versionOf(subject) + 1);
    this.#said.push({ when, step: compact({ key, recordedOn: when, command, of, after, input }) });
    return key;
  }

  /** How many events stand on the subject's stream by now: every command of this seed appends exactly one. */
  versionOf(key) {
    return this.#versions.get(key) ?? 0;
  }

  /** `[file, steps]`, in the order of their running. Checks that nothing is referred to before it is there. */
  files() {
    const files = new Map();
    const keys = new Set();
    for (const { when, step } of this.#said.toSorted((a, b) =>
      a.when < b.when ? -1 : a.when > b.when ? 1 : 0,
    )) {
      const { key, of, after, input } = step;
      assert(!keys.has(key), `key ${key} is used twice`);
      for (const name of [...refsOf(input), of, after])
        assert(
          name === undefined || keys.has(name),
          `${key} refers to ${name}, which comes later or nowhere`,
        );
      keys.add(key);
      const file = when < '2022-01-01' ? '2021.yaml' : `${when.slice(0, 7)}.yaml`;
      files.set(file, [...(files.get(file) ?? []), step]);
    }
    return [...files];
  }

  /** `[file, text]` of the manifest and of the files of steps; each is read back to be sure that it says what was meant. */
  texts(manifest) {
    const note = '# Written by generate.mjs: change that and run it again.\n';
    const files = this.files();
    const whole = { ...manifest, files: files.map(([name]) => name) };
    const lines = Object.entries(whole).map(([key, value]) =>
      Array.isArray(value)
        ? `${key}:\n${value.map((item) => `  - ${flow(item)}\n`).join('')}`
        : `${key}: ${flow(value)}\n`,
    );
    const said = [
      ['seed.yaml', lines.join(''), whole],
      ...files.map(([name, steps]) => [name, steps.map((step) => `- ${flow(step)}\n`).join(''), steps]),
    ];
    for (const [name, text, meant] of said) assert.deepEqual(parse(text), meant, name);
    return said.map(([name, text]) => [name, note + text]);
  }
}

const written = async (folder) => (await readdir(folder)).filter((name) => name.endsWith('.yaml'));

/** Writes the files into the folder, in place of what was written before. */
export const write = async (folder, texts) => {
  for (const name of await written(folder)) await rm(path.join(folder, name));
  for (const [name, text] of texts) await writeFile(path.join(folder, name), text);
};

/** The files in the folder that are not what they should be, too many or missing. */
export const stale = async (folder, texts) => {
  const meant = new Map(texts);
  const found = await written(folder);
  const differing = await Promise.all(
    found.map(async (name) => (await readFile(path.join(folder, name), 'utf8')) !== meant.get(name)),
  );
  return [
    ...found.filter((_, i) => differing[i]),
    ...[...meant.keys()].filter((name) => !found.includes(name)),
  ];
};
