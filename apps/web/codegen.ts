import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CodegenConfig } from '@graphql-codegen/cli';

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const text = { input: 'string', output: 'string' };
const scalars = { ID: text, BigInt: text, Decimal: text, Date: text, DateTime: text, UUID: text };
const shared = { enumType: 'string-literal', strictScalars: true, useTypeImports: true, scalars } as const;

const features = readdirSync(here('./src/features'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/**
 * One generated module beside the documents of each feature, so that a page loads its own queries and no others; and all
 * enums, against which the words of both languages are held. Committed, and compared by `npm run schema:check`.
 */
const config: CodegenConfig = {
  schema: here('../../schema.graphql'),
  generates: {
    ...Object.fromEntries(
      features.map((feature) => [
        here(`./src/features/${feature}/${feature}.gql.ts`),
        {
          documents: here(`./src/features/${feature}/*.graphql`),
          plugins: ['typescript-operations', 'typed-document-node'],
          config: { ...shared, documentMode: 'string' },
        },
      ]),
    ),
    [here('./src/app/enums.gql.ts')]: { plugins: ['typescript'], config: { ...shared, onlyEnums: true } },
  },
};

export default config;
