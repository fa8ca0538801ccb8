#!/usr/bin/env -S node --max-semi-space-size=8
// `npx yinfeng …` finds this through package.json "bin"; the command itself is the compiled CLI.
import { refuseOldNode } from '../dist/apps/node-version.js';

refuseOldNode();
await import('../dist/apps/cli/src/main.js');
