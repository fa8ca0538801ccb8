import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contexts } from '#composition/program';
import { foldersOf, mapOf, scriptsIn } from './readme-map.js';
import { rules, sourcesOf, type Source } from './rules.js';

const root = path.join(import.meta.dirname, '../..');
const sources = sourcesOf(root);

// Each rule is proved once by a file that breaks it: a rule that cannot fail protects nothing.
const broken: Readonly<Record<string, readonly Source[]>> = {
  'rules of the field are pure: they import the kernel and each other only, and know no clock, id or random':
    [
      {
        file: 'libs/domain/leads/src/commands/x/x.decide.ts',
        text: `import { Injectable } from '@nestjs/common';`,
      },
      { file: 'libs/domain/leads/src/lead.state.ts', text: `export const now = Date.now();` },
      { file: 'libs/domain/leads/src/lead.rules.ts', text: `import { Views } from '#platform/projections';` },
    ],
  'a lib is entered through its public face': [
    { file: 'libs/domain/leads/src/a.ts', text: `import { x } from '#domain/network/src/organizations.js';` },
    { file: 'libs/domain/leads/src/b.ts', text: `import { x } from '../../network/src/organizations.js';` },
    { file: 'apps/api/src/c.ts', text: `import { x } from '../../../libs/domain/leads/src/index.js';` },
  ],
  'no lib imports one of a floor above its own': [
    { file: 'libs/platform/ledger/src/a.ts', text: `import { leadsContext } from '#domain/leads';` },
    { file: 'libs/domain/leads/src/a.ts', text: `import { contexts } from '#composition/program';` },
  ],
  'the kernel imports no lib': [
    { file: 'libs/platform/kernel/src/a.ts', text: `import { x } from '#platform/ledger';` },
  ],
  'libs do not import each other in a circle': [
    { file: 'libs/domain/leads/src/a.ts', text: `import { x } from '#domain/visits';` },
    { file: 'libs/domain/visits/src/a.ts', text: `import { x } from '#domain/leads';` },
  ],
  'the database driver stays in the libs that own a connection, a store client in its adapter': [
    { file: 'libs/domain/leads/src/a.ts', text: `import { Pool } from 'pg';` },
    {
      file: 'libs/composition/program/src/a.ts',
      text: `import { EventStoreDBClient } from '@eventstore/db-client';`,
    },
  ],
  'a resolver reaches data through the bus and the views only': [
    {
      file: 'libs/domain/leads/src/x.resolver.ts',
      text: `import { StreamWriter } from '#platform/event-store'; new StreamWriter();`,
    },
  ],
  'projected rows are read through the views, as somebody who may see them': [
    {
      file: 'libs/domain/leads/src/views/leads/a.resolver.ts',
      text: `import type { DataSource } from 'typeorm';`,
    },
    { file: 'libs/platform/timeline/src/a.ts', text: `views.of(Row).manager.getRepository(Row)` },
    { file: 'libs/platform/ledger/src/figures/a.ts', text: `await rowsOfStatement(db, { text, values })` },
    { file: 'apps/api/src/a.ts', text: `await platform.apiDb.query('select 1')` },
    { file: 'libs/platform/access/src/a.ts', text: 'await source.query(`select id from views.leads`)' },
    { file: 'libs/composition/program/src/a.ts', text: `apiDb.getRepository(LeadRow)` },
    { file: 'libs/composition/program/src/b.ts', text: `apiDb.createQueryBuilder(LeadRow, 'row').getMany()` },
    { file: 'libs/composition/seeds/src/a.ts', text: `apiDb.manager.find(LeadRow)` },
  ],
  'what documents print is added to nothing: no total looks at it, and nobody sums it': [
    {
      file: 'libs/platform/ledger/src/figures/a.ts',
      text: 'select sum(value::numeric) from views.observations',
    },
    { file: 'libs/domain/projects/src/a.ts', text: `import { sourcesContext } from '#domain/sources';` },
    { file: 'apps/api/src/a.ts', text: `import { sourcesContext } from '#domain/sources';` },
    { file: 'libs/composition/program/src/a.ts', text: `views.as(reading).of(ObservationRow)` },
    { file: 'libs/domain/sources/src/document.cells.ts', text: '' },
    { file: 'libs/domain/sources/src/sources.context.ts', text: `subjects: [documentSubject],` },
    {
      file: 'libs/domain/sources/src/views/documents/a.reader.ts',
      text: `query.select('sum(row.value::numeric)', 'amount')`,
    },
    {
      file: 'libs/domain/sources/src/views/documents/a.resolver.ts',
      text: `rows.reduce((total, row) => total + BigInt(row.value), 0n)`,
    },
  ],
  'every decision has a spec beside it': [{ file: 'libs/domain/leads/src/commands/x/x.decide.ts', text: '' }],
};

describe('architecture', () => {
  for (const rule of rules) {
    it(`holds: ${rule.name}`, () => expect(rule.check(sources)).toEqual([]));
    it(`is noticed when broken: ${rule.name}`, () => {
      const violating = broken[rule.name]!;
      const found = rule.check(violating);
      for (const { file } of violating)
        expect(found.join('\n')).toContain(rule.name.includes('circle') ? 'leads' : file);
    });
  }

  it('lists every context', () =>
    expect(contexts.map((context) => context.name).toSorted()).toEqual(
      readdirSync(path.join(root, 'libs/domain')).toSorted(),
    ));

  it.each(
    readdirSync(path.join(root, 'libs')).flatMap((floor) =>
      readdirSync(path.join(root, 'libs', floor)).map((lib) => `${floor}/${lib}`),
    ),
  )('%s says in a README what it is', (lib) =>
    expect(existsSync(path.join(root, 'libs', lib, 'README.md'))).toBe(true),
  );

  it.each(
    contexts.flatMap((context) =>
      Object.entries(context.events.types).map(([type, { v }]) => [context.name, type, v] as const),
    ),
  )('%s keeps a sample of every version of %s', (name, type, v) => {
    for (let version = 1; version <= v; version++)
      JSON.parse(
        readFileSync(path.join(root, 'libs/domain', name, 'samples', `${type}.v${version}.json`), 'utf8'),
      );
  });
});

describe('what the READMEs tell of the tree', () => {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const both = ['README.md', 'README.zh-CN.md'];
  // `prepare` is npm's own name for what it does after an installation.
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts).filter((name) => name !== 'prepare');

  it.each(both)('%s: its map has every folder, and nothing that is not there', (file) => {
    const map = mapOf(read(file));
    expect(foldersOf(root).filter((folder) => !map.includes(folder))).toEqual([]);
    expect(map.filter((entry) => !existsSync(path.join(root, entry)))).toEqual([]);
    expect(map).toEqual([...new Set(map)]);
  });

  it('is the same in both languages, scripts included', () => {
    const [english, chinese] = both.map(read) as [string, string];
    expect(mapOf(chinese)).toEqual(mapOf(english));
    expect([...scriptsIn(chinese)].toSorted()).toEqual([...scriptsIn(english)].toSorted());
  });

  it('explains every script of package.json, here or in the web app’s README', () => {
    const explained = scriptsIn(read('README.md') + read('apps/web/README.md'));
    expect(scripts.filter((script) => !explained.has(script))).toEqual([]);
    expect([...explained].filter((script) => script !== 'ci' && !scripts.includes(script))).toEqual([]);
  });

  it('would be noticed if it were not so', () => {
    const map = mapOf('```text\napps/api   the API\nlibs/domain/leads   leads\n```\n');
    expect(map).toEqual(['apps/api', 'libs/domain/leads']);
    expect(foldersOf(root)).toEqual(
      expect.arrayContaining(['seeds/jinan-2024', 'libs/domain/visits', 'bin', '.ci']),
    );
    expect(foldersOf(root)).not.toContain('node_modules');
    expect([...scriptsIn('`npm run test:web`, then npm test -- x')]).toEqual(['test:web', 'test']);
  });
});
