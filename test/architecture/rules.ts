import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A source file as the rules see it; `file` is relative to the root, with `/`. */
export type Source = { readonly file: string; readonly text: string };

/** What a rule found wrong, as a sentence. */
export type Violation = string;
export type Rule = { readonly name: string; readonly check: (sources: readonly Source[]) => Violation[] };

/** All TypeScript sources of apps and libs. */
export const sourcesOf = (root: string): Source[] =>
  ['apps', 'libs'].flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
      )
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => ({
        file: path.relative(root, file).split(path.sep).join('/'),
        text: readFileSync(file, 'utf8'),
      })),
  );

const importsOf = ({ text }: Source): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);
/** `domain/leads`, `platform/ledger`, `composition/program`: a lib by its floor and name. */
const libOf = (file: string): string | undefined =>
  /^libs\/((?:domain|platform|composition)\/[^/]+)\//.exec(file)?.[1];
const libImported = (specifier: string): string | undefined =>
  /^#((?:domain|platform|composition)\/[^/]+)/.exec(specifier)?.[1];
const floorOf = (lib: string): string => lib.split('/')[0]!;
const isContext = (lib: string | undefined): boolean => lib !== undefined && floorOf(lib) === 'domain';
const isForSpecs = (file: string): boolean => isSpec(file) || file.includes('/src/testing/');
const isSpec = (file: string): boolean => /\.(int-)?spec\.ts$/.test(file);

/** Libs that open connections of their own. */
const owningConnections = [
  'platform/database',
  'platform/event-store',
  'platform/projections',
  'composition/program',
  'composition/log-migration',
];
/**
 * Who holds a connection without being asked by anybody, and what for. `platform/projections` is the door to projected rows; what the others
 * read are no projected rows.
 */
const unasked: Readonly<Record<string, string>> = {
  'libs/platform/database/': 'opens them',
  'libs/platform/event-store/': 'the log',
  'libs/platform/projections/': 'the door (views.ts); checkpoints; fills the tables',
  'libs/platform/access/': 'accounts and sessions, by which it is found out who asks',
  'libs/composition/': 'opens and closes them; migrations, seeds that were planted',
  'apps/cli/src/commands/verify.ts': 'the log',
  'apps/cli/src/commands/doctor.ts': 'the log; which database it is',
};
const holdsConnection = /\b(DataSource|QueryRunner|rowsOfStatement|withScope|apiDb)\b/;
const readsTable = /\bgetRepository\b|\bcreateQueryBuilder\b|\.manager\b|\b(from|join) views\./i;
/** What is printed in documents: the context that keeps it, and its tables. */
const printed = 'domain/sources';
const printedTable =
  /\b(ObservationRow|DocumentRow|ExcludedFigureRow)\b|views\.(observations|documents|excluded_figures)\b/;
const addsUp = /\b(sum|avg)\s*\(|\.(sum|average|reduce)\(|\+=/i;
/** Comments may say what they like. */
const codeOf = ({ text }: Source): string => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');

/** From the bottom up: what carries the contexts knows none of them. */
const floors = ['platform', 'domain', 'composition'];

const purest = /\.(decide|state|events|upcasts|rules)\.ts$/;
const pure = /\.(decide|state|events|upcasts|rules|cells)\.ts$/;
const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomUUID\b|\bprocess\.|\bfetch\(/;

export const rules: readonly Rule[] = [
  {
    name: 'rules of the field are pure: they import the kernel and each other only, and know no clock, id or random',
    check: (sources) =>
      sources.flatMap((source) => {
        if (!pure.test(source.file) || isSpec(source.file) || !isContext(libOf(source.file))) return [];
        const allowed = purest.test(source.file)
          ? ['#platform/kernel']
          : ['#platform/kernel', '#platform/ledger'];
        const foreign = importsOf(source).filter(
          (specifier) =>
            !allowed.includes(specifier) &&
            !(specifier.startsWith('.') && pure.test(specifier.replace(/\.js$/, '.ts'))),
        );
        const impurity = impure.exec(source.text)?.[0];
        return [
          ...foreign.map((specifier) => `${source.file} imports ${specifier}`),
          ...(impurity ? [`${source.file} uses ${impurity}`] : []),
        ];
      }),
  },
  {
    name: 'a lib is entered through its public face',
    check: (sources) =>
      sources.flatMap((source) =>
        importsOf(source).flatMap((specifier) => {
          if (/^#(domain|platform|composition)\/[^/]+\/./.test(specifier))
            return [`${source.file} reaches into ${specifier}`];
          if (!specifier.startsWith('.')) return [];
          const target = path.posix.join(path.posix.dirname(source.file), specifier);
          const [from, to] = [libOf(source.file), libOf(target)];
          // What only specs share lies in a lib's src/testing, and is no part of its face.
          if (isForSpecs(source.file) && target.includes('/src/testing/')) return [];
          if (from === undefined && to !== undefined) return [`${source.file} reaches into ${target}`];
          return from !== undefined && to !== from && !target.startsWith('test/')
            ? [`${source.file} reaches out to ${target}`]
            : [];
        }),
      ),
  },
  {
    name: 'no lib imports one of a floor above its own',
    check: (sources) =>
      sources.flatMap((source) => {
        const lib = libOf(source.file);
        if (lib === undefined) return [];
        const height = floors.indexOf(floorOf(lib));
        return importsOf(source)
          .filter((specifier) => floors.indexOf(floorOf(libImported(specifier) ?? lib)) > height)
          .map((specifier) => `${source.file} imports ${specifier}`);
      }),
  },
  {
    name: 'the kernel imports no lib',
    check: (sources) =>
      sources
        .filter((source) => libOf(source.file) === 'platform/kernel')
        .flatMap((source) =>
          importsOf(source)
            .filter((s) => !s.startsWith('.') && !isSpec(source.file))
            .map((s) => `${source.file} imports ${s}`),
        ),
  },
  {
    name: 'libs do not import each other in a circle',
    check: (sources) => {
      const graph = new Map<string, Set<string>>();
      for (const source of sources) {
        const lib = libOf(source.file);
        if (lib === undefined || isSpec(source.file)) continue;
        const to = graph.get(lib) ?? new Set();
        graph.set(lib, to);
        for (const specifier of importsOf(source)) {
          const other = libImported(specifier);
          if (other !== undefined && other !== lib) to.add(other);
        }
      }
      const found: Violation[] = [];
      const walk = (lib: string, trail: readonly string[]): void => {
        if (trail.includes(lib)) {
          const circle = [...trail.slice(trail.indexOf(lib)), lib];
          if (circle.slice(0, -1).every((member) => lib <= member)) found.push(circle.join(' -> '));
          return;
        }
        for (const next of graph.get(lib) ?? []) walk(next, [...trail, lib]);
      };
      for (const lib of graph.keys()) walk(lib, []);
      return [...new Set(found)];
    },
  },
  {
    name: 'the database driver stays in the libs that own a connection, a store client in its adapter',
    check: (sources) =>
      sources.flatMap((source) => {
        const lib = libOf(source.file);
        return importsOf(source).flatMap((specifier) => {
          if (specifier === 'pg' && !isSpec(source.file) && !owningConnections.includes(lib ?? ''))
            return [`${source.file} imports pg`];
          if (
            specifier.startsWith('@eventstore/') &&
            !source.file.startsWith('libs/platform/event-store/src/kurrentdb/')
          )
            return [`${source.file} imports ${specifier}`];
          return [];
        });
      }),
  },
  {
    name: 'a resolver reaches data through the bus and the views only',
    check: (sources) =>
      sources
        .filter((source) => source.file.endsWith('.resolver.ts') && isContext(libOf(source.file)))
        .flatMap((source) =>
          importsOf(source)
            .filter(
              (specifier) => specifier === '#platform/event-store' || specifier === '#platform/database',
            )
            .filter(() => /\b(StreamWriter|EventStore)\b/.test(source.text))
            .map((specifier) => `${source.file} imports ${specifier}`),
        ),
  },
  {
    name: 'projected rows are read through the views, as somebody who may see them',
    check: (sources) =>
      sources.flatMap((source) => {
        const { file } = source;
        if (isForSpecs(file) || file.startsWith('libs/platform/projections/')) return [];
        const code = codeOf(source);
        const mayHold = Object.keys(unasked).some((of) => file.startsWith(of));
        const found = mayHold
          ? readsTable.exec(code)
          : (holdsConnection.exec(code) ?? /\bgetRepository\b/.exec(code));
        return found ? [`${file} reads by itself: ${found[0]}`] : [];
      }),
  },
  {
    name: 'what documents print is added to nothing: no total looks at it, and nobody sums it',
    check: (sources) =>
      sources.flatMap((source) => {
        const { file } = source;
        if (isForSpecs(file) || file.startsWith('apps/web/')) return [];
        const code = codeOf(source);
        if (libOf(file) !== printed) {
          // Only the list of all contexts names it: what counts has no way to it.
          const isList = file === 'libs/composition/program/src/contexts.ts';
          const knows = importsOf(source).some((specifier) => libImported(specifier) === printed);
          const table = printedTable.exec(code);
          return [
            ...(knows && !isList ? [`${file} imports #${printed}`] : []),
            ...(table ? [`${file} reads ${table[0]}`] : []),
          ];
        }
        if (/\.(cells|subject)\.ts$/.test(file)) return [`${file} makes figures of what is printed`];
        const summed = file.includes('/views/') ? addsUp.exec(code) : null;
        return [
          ...(summed ? [`${file} sums: ${summed[0]}`] : []),
          ...(/\bsubjects: \[(?!\])/.test(code) ? [`${file} gives the ledger a subject`] : []),
        ];
      }),
  },
  {
    name: 'every decision has a spec beside it',
    check: (sources) => {
      const files = new Set(sources.map((source) => source.file));
      return [...files]
        .filter((file) => file.endsWith('.decide.ts') && !files.has(file.replace('.decide.ts', '.spec.ts')))
        .map((file) => `${file} has no spec`);
    },
  },
];
