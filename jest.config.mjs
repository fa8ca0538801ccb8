/** Server, libs and test: decorators, Node. */
const server = {
  displayName: 'server',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testRegex: '\\.(spec|int-spec)\\.ts$',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/apps/web/'],
  extensionsToTreatAsEsm: ['.ts'],
  resolver: '<rootDir>/test/support/resolver.mjs',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        sourceMaps: true,
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
        },
      },
    ],
  },
};

/** Journeys through the built app in a real browser. `npm test` makes the short one, `npm run test:web` all. */
const journeys = {
  ...server,
  displayName: 'journeys',
  testRegex: process.env['JOURNEYS'] === 'all' ? '\\.journey\\.ts$' : '/short\\.journey\\.ts$',
};
delete journeys.globalSetup;
delete journeys.globalTeardown;

export default {
  // A bound against hanging, and no promise: how long anything takes is the machine's affair.
  testTimeout: 120_000,
  // By default Jest leaves one core to itself: of two cores, half. Its own process has next to nothing to do.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/support/sequencer.mjs',
  coverageProvider: 'v8',
  projects: [server, '<rootDir>/apps/web/jest.config.mjs', journeys],
};
