type Modules = {
  getModuleInfo: (id: string) => {
    readonly isEntry: boolean;
    readonly importedIds: readonly string[];
    readonly importers: readonly string[];
  } | null;
};

const ofEntry = new Map<string, boolean>();

/** What the first script loads by itself, before anybody has signed in: where who was here last is kept. */
const loadedFirst = /\/src\/offline\/database\.ts$/;

/** Whether the first script itself needs a module, so that it stays out of what is only needed once somebody is signed in. */
const begunWith = (id: string, modules: Modules): boolean => {
  const known = ofEntry.get(id);
  if (known !== undefined) return known;
  ofEntry.set(id, false); // on the way round a circle
  const info = modules.getModuleInfo(id);
  const found =
    info !== null &&
    (info.isEntry || loadedFirst.test(id) || info.importers.some((importer) => begunWith(importer, modules)));
  ofEntry.set(id, found);
  return found;
};

/** What others wrote, what the bundler adds for it, and the file of ours that names it. */
const libraries = /\/node_modules\/|^\0|\/src\/app\/libraries\.ts$/;

/**
 * What many pages share is two files beside the shell's, not thirty: over HTTP/1.1 a browser asks for six at once, and on a phone's network each
 * further round is a sixth of a second. Not one file, because a slow device is busy with what it runs at a stretch: the libraries, then ours.
 */
export const sharedChunks = {
  includeDependenciesRecursively: false,
  groups: [
    {
      debugName: 'libraries',
      // Whatever few pages alone need of them stays with those.
      name: (id: string, modules: Modules) =>
        !begunWith(id, modules) && libraries.test(id) && !/react-aria|react-stately|echarts|zrender/.test(id)
          ? 'libraries'
          : null,
      minShareCount: 3,
      priority: 2,
    },
    {
      debugName: 'shared',
      name: (id: string, modules: Modules) => (begunWith(id, modules) ? null : 'shared'),
      minShareCount: 6,
      priority: 1,
    },
  ],
};
