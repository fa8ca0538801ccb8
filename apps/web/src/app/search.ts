import { useNavigate, useSearch } from '@tanstack/react-router';

export type SearchText = Readonly<Record<string, string | undefined>>;

/**
 * What the address says after its question mark: filters, order, view, the open act. Patching it replaces the entry, so that
 * going back leaves the page and not a letter of the search; `push` makes an entry, for what one wants to go back from.
 */
export const useSearchText = () => {
  const search = useSearch({ strict: false }) as SearchText;
  const navigate = useNavigate();
  const patch = (changes: SearchText, { push = false }: { readonly push?: boolean } = {}): void =>
    void navigate({
      to: '.',
      search: { ...search, ...changes } as never,
      replace: !push,
      resetScroll: false,
    });
  return [search, patch] as const;
};
