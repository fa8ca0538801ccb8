// What is generated and committed is what the code says: the schema by the server's code, the web app's documents by the
// schema. Prints the difference and fails otherwise.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

const made = execFileSync(process.execPath, ['dist/apps/api/src/schema.js'], { encoding: 'utf8' });
const committed = readFileSync('schema.graphql', 'utf8');
if (made !== committed) {
  const lines = new Set(committed.split('\n'));
  const added = made.split('\n').filter((line) => !lines.has(line));
  console.error(
    `schema.graphql is not what the code says; run \`npm run schema\`. First differences:\n${added.slice(0, 20).join('\n')}`,
  );
  process.exit(1);
}
console.log('schema.graphql is what the code says');

const generated = () =>
  new Map(globSync('apps/web/src/**/*.gql.ts').map((file) => [file, readFileSync(file, 'utf8')]));
const before = generated();
execFileSync('npm', ['run', '-s', 'web:documents'], { stdio: 'inherit' });
const stale = [...generated()].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
if (stale.length > 0) {
  console.error(
    `not what the documents and the schema say, now made anew, to be committed: ${stale.join(', ')}`,
  );
  process.exit(1);
}
console.log(`${before.size} generated modules of the web app are what its documents say`);
