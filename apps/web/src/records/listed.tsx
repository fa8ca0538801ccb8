import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Known } from '../app/known.ts';
import type { Refusal } from '../app/refusal.ts';
import { Button } from '../ui/button.tsx';
import { Asked, Empty, More } from '../ui/parts.tsx';
import { useNarrowed } from './list-filters.tsx';
import { NothingThen } from './past.tsx';

/** What was asked page by page (`useAskPages`). */
type Pages<Row> = {
  readonly data: unknown;
  readonly error: Refusal | null;
  readonly dataUpdatedAt?: number;
  readonly refetch: () => unknown;
  readonly nodes: readonly Row[];
  readonly totalCount: number | undefined;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

/**
 * The rows of a list and the way to more. Where there are none it says which of three it is: nothing matches the filters, with the way back to
 * all; nothing was known yet at that moment; or nothing has been recorded, with the way to record it.
 */
export const Listed = <Row,>({
  pages,
  names,
  known,
  empty,
  next,
  lines,
  height,
  children,
}: {
  readonly pages: Pages<Row>;
  /** The filters' names in the address, as `ListFilters` has them. */
  readonly names: readonly string[];
  readonly known?: Known | undefined;
  /** That nothing has been recorded. */
  readonly empty: string;
  readonly next?: ReactNode;
  readonly lines: number;
  readonly height?: number;
  readonly children: (rows: readonly Row[]) => ReactNode;
}) => {
  const { t } = useTranslation();
  const { narrowed, clear } = useNarrowed(names);
  return (
    <Asked query={pages} lines={lines} {...(height === undefined ? {} : { height })}>
      {() =>
        pages.nodes.length > 0 ? (
          <>
            {children(pages.nodes)}
            <More
              shown={pages.nodes.length}
              of={pages.totalCount}
              hasMore={pages.hasNextPage}
              busy={pages.isFetchingNextPage}
              more={pages.fetchNextPage}
            />
          </>
        ) : narrowed.length > 0 ? (
          <Empty next={<Button onClick={clear}>{t('list.clear')}</Button>}>{t('list.empty')}</Empty>
        ) : known !== undefined ? (
          <NothingThen known={known} />
        ) : (
          <Empty next={next}>{empty}</Empty>
        )
      }
    </Asked>
  );
};
