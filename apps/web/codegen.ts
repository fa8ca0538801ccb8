import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CodegenConfig } from '@graphql-codegen/cli';

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const text = { input: 'string', output: 'string' };
const scalars = { ID: text, BigInt: text, Decimal: text, Date: text, DateTime: text, UUID: text };
const shared = { enumType: 'string-literal', strictScalars: true, useTypeImports: true, scalars } as const;

/** Folders of `src` with documents of their own: `records`, and every feature that has some. */
const documented = [
  'records',
  ...readdirSync(here('./src/features')).map((feature) => `features/${feature}`),
].filter((folder) => readdirSync(here(`./src/${folder}`)).some((name) => name.endsWith('.graphql')));

/**
 * One generated module beside the documents of each feature, so that a page loads its own queries and no others; and all
 * enums, against which the words of both languages are held. Committed, and compared by `npm run schema:check`.
 */
const config: CodegenConfig = {
  schema: here('../../schema.graphql'),
  generates: {
    ...Object.fromEntries(
      documented.map((folder) => [
        here(`./src/${folder}/${folder.split('/').at(-1)}.gql.ts`),
        {
          documents: here(`./src/${folder}/*.graphql`),
          plugins: ['typescript-operations', 'typed-document-node'],
          config: { ...shared, documentMode: 'string' },
        },
      ]),
    ),
    [here('./src/app/enums.gql.ts')]: {
      plugins: ['typescript'],
      config: { ...shared, enumsAsTypes: true, onlyEnums: true },
    },
  },
};

export default config;
