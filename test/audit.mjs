// Known vulnerabilities of the dependencies. A registry that cannot be asked is said, and neither passes nor fails the run.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], { encoding: 'utf8' });
let answer;
try {
  answer = JSON.parse(stdout);
} catch {
  answer = {};
}
const found = answer.metadata?.vulnerabilities;
if (!found) {
  console.log('npm audit: could not ask the registry');
} else {
  console.log(`npm audit: ${JSON.stringify(found)}`);
  if (found.high + found.critical > 0) process.exit(1);
}
