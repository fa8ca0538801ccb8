type Module = {
  readonly isEntry: boolean;
  readonly importers: readonly string[];
};
type Modules = { getModuleInfo: (id: string) => Module | null };

/** Whether a module comes with one of some others: whether imports alone lead to it from there. */
const comingWith = (isFirst: (id: string, module: Module) => boolean) => {
  const known = new Map<string, boolean>();
  const comes = (id: string, modules: Modules): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, false); // on the way round a circle
    const info = modules.getModuleInfo(id);
    const is =
      info !== null && (isFirst(id, info) || info.importers.some((importer) => comes(importer, modules)));
    known.set(id, is);
    return is;
  };
  return comes;
};

/** What the first script loads by itself, before anybody has signed in: where who was here last is kept. */
const loadedFirst = /\/src\/offline\/database\.ts$/;

/** Whether the first script itself needs a module, so that it stays out of what is only needed once somebody is signed in. */
const begunWith = comingWith((id, { isEntry }) => isEntry || loadedFirst.test(id));

/** Whether 数据 cannot be shown without it, which has the most drawers, and the bound that it is nearest to. */
const inFigures = comingWith((id) => id.endsWith('/src/features/figures/figures.tsx'));

/** What the shell has together with a page or two, or a few pages among them, each no larger than what its own file costs. */
const small =
  /\/src\/(?:app\/(?:sections|shortcuts|undone|use-online)|records\/(?:issue-receipt|measures|scope))\.tsx?$/;

/** What others wrote, what the bundler adds for it, and the file of ours that names it. */
const libraries = /\/node_modules\/|^\0|\/src\/app\/libraries\.ts$/;

/** What many pages of one feature share, as those of the admins, is nothing that the pages of others should carry. */
const ofOneFeature = /\/src\/features\//;

/**
 * What many pages share is two files beside the shell's, not thirty: over HTTP/1.1 a browser asks for six at once, and on a phone's network each
 * further round is a sixth of a second. Not one file, because a slow device is busy with what it runs at a stretch: the libraries, then ours.
 * What the first script shares with what comes after it is one more; so is what 数据 shares with its own drawers, and so is the little that the
 * shell or a few pages share: each file costs half a kB before its first word.
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
      name: (id: string, modules: Modules) =>
        begunWith(id, modules) || ofOneFeature.test(id) ? null : 'shared',
      minShareCount: 6,
      priority: 1,
    },
    {
      debugName: 'first',
      name: (id: string, modules: Modules) =>
        begunWith(id, modules) && !libraries.test(id) && !loadedFirst.test(id) ? 'first' : null,
      minShareCount: 2,
      priority: 4,
    },
    { debugName: 'small', name: 'small', test: small, priority: 3 },
    {
      debugName: 'figures',
      name: (id: string, modules: Modules) => (inFigures(id, modules) ? 'figures-parts' : null),
      test: /\/src\/features\/figures\//,
      minShareCount: 2,
    },
  ],
};
