/** The first with argon2 in `node:crypto`. */
const least = [24, 7] as const;

/**
 * Ends the process with one line where Node is too old. Imports nothing: with an older Node the import of anything else fails first, with
 * a stack that names neither Node nor a remedy. So a main asks this before it imports the rest.
 */
export const refuseOldNode = (version = process.versions.node): void => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  process.stderr.write(
    `Yinfeng cannot start: it needs Node ${least.join('.')} or later, and this is ${version}: npm start brings its own (node_modules/.bin/node)\n`,
  );
  process.exit(1);
};
