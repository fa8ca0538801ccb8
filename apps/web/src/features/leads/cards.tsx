import {
  startTransition,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type MutableRefObject,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../app/format.ts';
import type { Known } from '../../app/known.ts';
import type { useAskPages } from '../../app/query.ts';
import { OFFLINE } from '../../app/refusal.ts';
import { Fault } from '../../ui/fault.tsx';
import { Skeleton } from '../../ui/parts.tsx';
import { Card } from './card.tsx';
import type { LeadColumnQuery, LeadRowFragment } from './leads.gql.ts';

/** Cards of one answer: a screenful and a half. */
export const PAGE = 20;
/** More is asked for when so many are left below. */
const LEFT = 6;

export type Handle = { readonly count: () => number; readonly focus: (index: number) => void };

type Props = {
  readonly pages: Pick<
    ReturnType<typeof useAskPages<LeadColumnQuery, object, LeadRowFragment>>,
    | 'nodes'
    | 'hasNextPage'
    | 'isFetchingNextPage'
    | 'fetchNextPage'
    | 'error'
    | 'refetch'
    | 'data'
    | 'dataUpdatedAt'
  >;
  /** What the board has said already of a server that does not answer, undefined while it answers: none of it is said again. */
  readonly offline: string | undefined;
  /** The lead that had the focus last: the keyboard comes back to it. */
  readonly active: string | undefined;
  readonly draggable: boolean;
  readonly known: Known | undefined;
  readonly move: ((lead: LeadRowFragment) => void) | undefined;
  readonly drag: (lead: LeadRowFragment | undefined) => void;
  readonly handle: Ref<Handle>;
  /** What scrolls them; the page itself where there is none. */
  readonly scroller?: RefObject<HTMLDivElement | null>;
};

/** Heights as they were found, by index, so that nothing jumps; and which card had the focus, so that the keyboard stays there. */
type Left = { readonly heights: readonly number[]; readonly focused: number | undefined };

/** What lies in a list of cards, however it is laid out. */
export type CardsProps = {
  readonly nodes: readonly LeadRowFragment[];
  readonly card: (index: number, first: number) => ReactNode;
  readonly handle: Ref<Handle>;
  readonly scroller: RefObject<HTMLDivElement | null> | undefined;
  /** What the short list leaves to the long one that takes its place. */
  readonly left: MutableRefObject<Left>;
  /** Told of the last card that is in sight or near it. */
  readonly reached: (index: number) => void;
};

/** The cards of a stage. More is asked for before the end comes into sight; of many only those in sight are there. */
export const Cards = ({ pages, offline, active, draggable, known, move, drag, handle, scroller }: Props) => {
  const { t } = useTranslation('leads');
  const { nodes, hasNextPage, isFetchingNextPage, fetchNextPage, error, refetch, data } = pages;
  const left = useRef<Left>({ heights: [], focused: undefined });
  const [near, setNear] = useState(false);
  const Long = useLongCards(near || nodes.length > PAGE);
  const reached = useCallback(
    (index: number) => {
      // Apart from the answer that it asks for, so that no frame has to bear both.
      if (hasNextPage) startTransition(() => setNear(true));
      if (index >= nodes.length - LEFT && hasNextPage && !isFetchingNextPage && error === null)
        void fetchNextPage();
    },
    [nodes.length, hasNextPage, isFetchingNextPage, error, fetchNextPage],
  );

  const said = offline !== undefined && error?.code === OFFLINE;
  if (data === undefined)
    return error === null ? (
      <Skeleton lines={9} />
    ) : said ? (
      <p className="column-empty">{t('column.notKept')}</p>
    ) : (
      <Fault refusal={error} again={() => void refetch()} />
    );
  const at = momentOf(pages.dataUpdatedAt);
  const asOfThen = said && at !== offline ? <p className="column-empty">{t('column.asOf', { at })}</p> : null;
  if (nodes.length === 0)
    return (
      <>
        {asOfThen}
        <p className="column-empty">{t('column.empty')}</p>
      </>
    );
  const here = nodes.some(({ id }) => id === active);
  const many = nodes.length > PAGE;
  const shared: CardsProps = {
    nodes: many && (Long === 'soon' || Long === 'later') ? nodes.slice(0, PAGE) : nodes,
    handle,
    scroller,
    left,
    reached,
    card: (index, first) => {
      const lead = nodes[index];
      return lead === undefined ? null : (
        <Card
          lead={lead}
          index={index}
          tabbable={here ? lead.id === active : index === first}
          draggable={draggable}
          known={known}
          move={move}
          drag={drag}
        />
      );
    },
  };
  return (
    <>
      {asOfThen}
      {typeof Long === 'function' ? <Long {...shared} /> : <FewCards {...shared} />}
      {isFetchingNextPage ? <p className="column-empty">{t('column.loading')}</p> : null}
      {error === null || said ? null : <Fault refusal={error} again={() => void fetchNextPage()} />}
    </>
  );
};

/** The list for many cards: not asked for yet, on its way, there, or not to be had. */
type Long = 'later' | 'soon' | ComponentType<CardsProps> | 'never';
let long: Long = 'later';

/**
 * Only whoever scrolls through the first answer needs it. While it is on its way the first answer alone is shown, because to draw the second
 * one twice is what a slow processor is seen to stand still for; where it cannot be had, all cards simply lie there.
 */
const useLongCards = (needed: boolean): Long => {
  const [, setCame] = useState(false);
  useEffect(() => {
    if (!needed || typeof long === 'function') return;
    long = 'soon';
    import('./long-cards.tsx')
      .then(
        (file) => void (long = file.default),
        () => void (long = 'never'),
      )
      .then(() => startTransition(() => setCame(true)));
  }, [needed]);
  return needed ? long : 'later';
};

const FewCards = ({ nodes, card, handle, left, reached }: CardsProps) => {
  const list = useRef<HTMLOListElement>(null);
  const near = Math.max(0, nodes.length - LEFT);
  useEffect(() => {
    const from = list.current?.children[near];
    if (from === undefined) return;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) reached(near);
    });
    watch.observe(from);
    return () => watch.disconnect();
  }, [near, reached]);
  useLayoutEffect(() => {
    const { current } = list;
    return () => {
      if (current === null) return;
      const items = [...current.children] as HTMLElement[];
      const focused = items.findIndex((item) => item.contains(document.activeElement));
      left.current = {
        heights: items.map((item) => item.offsetHeight),
        focused: focused === -1 ? undefined : focused,
      };
    };
  }, [left]);
  useImperativeHandle(handle, () => ({
    count: () => nodes.length,
    focus: (index) => list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`)?.focus(),
  }));
  return (
    <ol className="cards few" ref={list}>
      {nodes.map(({ id }, index) => (
        <li key={id} data-index={index}>
          {card(index, 0)}
        </li>
      ))}
    </ol>
  );
};
