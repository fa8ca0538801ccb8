import { fileURLToPath } from 'node:url';
import legacy from '@vitejs/plugin-legacy';
import react from '@vitejs/plugin-react';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';
import { ahead } from './build/ahead.ts';
import { askMe } from './build/ask-me.ts';
import { sharedChunks } from './build/shared-chunks.ts';
import { compressed } from './build/compressed.ts';
import { serviceWorker } from './build/service-worker.ts';
import { stylesFirst } from './build/styles-first.ts';

// Where `npm start` serves.
const api = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: {
    // Rules that page and server share: amounts in words, credit codes, numerals of documents. Pure files, nothing else of the server's.
    alias: {
      '@kernel': fileURLToPath(new URL('../../libs/platform/kernel/src', import.meta.url)),
      '@sources': fileURLToPath(new URL('../../libs/domain/sources/src', import.meta.url)),
    },
  },
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' },
    // Only for the polyfills that the browsers of .browserslistrc lack: no chunks of an older language.
    legacy({
      modernTargets: ['chrome >= 92', 'edge >= 92', 'safari >= 15.4', 'ios_saf >= 15.4', 'firefox >= 115'],
      // What is used here and younger than those browsers, by name: found by themselves they would be three times as many. The library
      // that `apps/web/tsconfig.json` names allows nothing younger; a journey in Chromium 92 finds what a package uses.
      modernPolyfills: [
        'es.array.find-last',
        'es.array.find-last-index',
        'es.array.to-reversed',
        'es.array.to-sorted',
        'es.array.to-spliced',
        'es.array.with',
        'es.map.group-by',
        'es.object.group-by',
        'es.object.has-own',
        'es.promise.with-resolvers',
      ],
      renderLegacyChunks: false,
    }),
    askMe(),
    ahead(),
    stylesFirst(),
    serviceWorker(),
    compressed(),
  ],
  build: {
    outDir: 'dist',
    // The scripts' target is what the legacy plugin says.
    cssTarget: ['chrome92', 'edge92', 'safari15.4', 'ios15.4', 'firefox115'],
    // A script that is written into the page would need its hash in the policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: sharedChunks } },
  },
  server: {
    // Not changeOrigin: the API compares Origin with Host.
    proxy: {
      '/graphql': { target: api, ws: true },
      '/graphiql': { target: api },
      '/healthz': { target: api },
    },
  },
});
