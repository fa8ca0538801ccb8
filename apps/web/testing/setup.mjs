// What jsdom lacks and the parts ask for.
import { webcrypto } from 'node:crypto';

globalThis.CSS ??= { escape: (text) => text, supports: () => true };
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} });
globalThis.structuredClone ??= (value) => JSON.parse(JSON.stringify(value));
if (globalThis.crypto?.randomUUID === undefined)
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
