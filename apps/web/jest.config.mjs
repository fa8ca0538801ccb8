/** The web app's own specs: a document made of jsdom, JSX, and words read at once instead of when a page needs them. */
export default {
  displayName: 'web',
  rootDir: '../..',
  roots: ['<rootDir>/apps/web'],
  testEnvironment: 'jsdom',
  testRegex: '\\.spec\\.tsx?$',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/apps/web/dist/'],
  setupFiles: ['<rootDir>/apps/web/testing/setup.mjs'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  resolver: '<rootDir>/test/support/resolver.mjs',
  moduleNameMapper: {
    '\\.css$': '<rootDir>/apps/web/testing/empty.mjs',
    '^@kernel/(.*)$': '<rootDir>/libs/platform/kernel/src/$1',
    '^@sources/(.*)$': '<rootDir>/libs/domain/sources/src/$1',
    // Vite's own way of listing files, which nothing else understands.
    '/i18n\\.ts$': '<rootDir>/apps/web/testing/i18n.ts',
  },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        sourceMaps: true,
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
};
