import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { contexts } from '#composition/program';
import { holds, roles } from '#platform/access';

/*
 * Who may send what, written down: a table for people who read it, made of the contexts' lists. A change of it is looked at like any other.
 * Written anew by `UPDATE_OPERATIONS=1 npm test -- operations`.
 */
const file = path.join(import.meta.dirname, '../../OPERATIONS.md');

const table = (): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['command', 'context', 'permission', ...roles];
  const rows = contexts.flatMap(({ name: context, commands }) =>
    commands.map(({ name, allow }) => [
      `\`${name}\``,
      context,
      `\`${allow}\``,
      ...roles.map((role) => (holds(role, allow) ? '✓' : '')),
    ]),
  );
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
};

it('says in OPERATIONS.md who may send what', () => {
  const text = `# Operations

Every command that people, seeds and imports send, with the roles that may. All of them reach the records of their whole jurisdiction so far.
Made of the lists of the contexts by \`test/architecture/operations.spec.ts\`: change those, not this file.

${table()}
`;
  if (process.env.UPDATE_OPERATIONS === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});
