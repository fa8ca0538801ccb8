// The committed schema.graphql is what the code says: prints the difference and fails otherwise.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const made = execFileSync(process.execPath, ['dist/apps/api/src/schema.js'], { encoding: 'utf8' });
const committed = readFileSync('schema.graphql', 'utf8');
if (made === committed) {
  console.log('schema.graphql is what the code says');
} else {
  const lines = new Set(committed.split('\n'));
  const added = made.split('\n').filter((line) => !lines.has(line));
  console.error(
    `schema.graphql is not what the code says; run \`npm run schema\`. First differences:\n${added.slice(0, 20).join('\n')}`,
  );
  process.exit(1);
}
