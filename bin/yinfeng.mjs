#!/usr/bin/env node
// `npx yinfeng …` finds this through package.json "bin"; the command itself is the compiled CLI.
await import('../dist/apps/cli/src/main.js');
