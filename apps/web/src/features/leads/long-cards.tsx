import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { CardsProps } from './cards.tsx';

/** Of a card that was neither shown nor measured yet. */
const CARD_HEIGHT = 126;
/** Cards that are kept ready above and below those in sight. */
const AROUND = 3;

type AnyVirtualizer = Pick<
  Virtualizer<HTMLDivElement, Element>,
  'getVirtualItems' | 'getTotalSize' | 'measureElement' | 'scrollToIndex'
>;

/** Thousands of cards, of which those in sight are there, and some around them. */
const LongCards = (props: CardsProps) =>
  props.scroller === undefined ? <OnThePage {...props} /> : <InAColumn {...props} />;
export default LongCards;

/** Those in sight first, those around them a moment later: a slow processor draws so many cards in no single frame. */
const useAround = () => {
  const [around, setAround] = useState(0);
  useEffect(() => {
    const soon = requestAnimationFrame(() => setAround(AROUND));
    return () => cancelAnimationFrame(soon);
  }, []);
  return around;
};

const common = ({ nodes, left }: CardsProps, overscan: number) => ({
  count: nodes.length,
  estimateSize: (index: number) => left.current.heights[index] ?? CARD_HEIGHT,
  getItemKey: (index: number) => nodes[index]?.id ?? index,
  overscan,
});

const InAColumn = (props: CardsProps) => (
  <InSight
    {...props}
    cards={useVirtualizer({
      ...common(props, useAround()),
      getScrollElement: () => props.scroller?.current ?? null,
      initialOffset: () => props.scroller?.current?.scrollTop ?? 0,
    })}
  />
);

const OnThePage = (props: CardsProps) => {
  const top = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // What stands above them may have grown: a heading in two lines, a notice.
  useLayoutEffect(() => {
    setMargin((top.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, [props.nodes]);
  const cards = useWindowVirtualizer({
    ...common(props, useAround()),
    scrollMargin: margin,
    initialOffset: () => window.scrollY,
  });
  return (
    <div ref={top}>
      <InSight {...props} cards={cards} margin={margin} />
    </div>
  );
};

const InSight = ({
  nodes,
  card,
  handle,
  reached,
  left,
  cards,
  margin = 0,
}: CardsProps & { readonly cards: AnyVirtualizer; readonly margin?: number }) => {
  const list = useRef<HTMLOListElement>(null);
  const items = cards.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => reached(last), [last, reached]);
  const focus = (index: number) => {
    let tries = 0;
    const settle = () => {
      const link = list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
      if (link) link.focus({ preventScroll: true });
      else if (tries++ < 10) requestAnimationFrame(settle);
    };
    settle();
  };
  useEffect(() => {
    if (left.current.focused !== undefined) focus(left.current.focused);
    left.current = { ...left.current, focused: undefined };
  }, [left]);
  useImperativeHandle(handle, () => ({
    count: () => nodes.length,
    focus: (index) => {
      cards.scrollToIndex(index);
      focus(index);
    },
  }));
  return (
    <ol className="cards" ref={list} style={{ height: cards.getTotalSize() }}>
      {items.map(({ index, key, start }) => (
        <li
          key={key}
          data-index={index}
          ref={cards.measureElement}
          style={{ transform: `translateY(${start - margin}px)` }}
        >
          {card(index, items[0]?.index ?? 0)}
        </li>
      ))}
    </ol>
  );
};
