import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

type SectionGroupProps = {
  readonly label: string;
  /** Whether the page that is open is one of its own. */
  readonly isHere: boolean;
  /** Where one is: having gone there, nobody needs the list any more. */
  readonly at: string;
  /** Links, each in a `li`. */
  readonly children: ReactNode;
};

/**
 * Links of the main navigation under one word, folded away until it is pressed. They stay links, which a menu's items are not: they can be opened
 * beside, and reached by Tab as well as by arrows. Escape, a press elsewhere and going on by Tab close it.
 */
export const SectionGroup = ({ label, isHere, at, children }: SectionGroupProps) => {
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  // Where the focus goes once the links are there.
  const wanted = useRef<number | undefined>(undefined);
  const links = () => [...(group.current?.querySelectorAll<HTMLElement>('ul a') ?? [])];

  const [openedAt, setOpenedAt] = useState(at);
  if (openedAt !== at) {
    setOpenedAt(at);
    setOpen(false);
  }

  useEffect(() => {
    if (!open) return;
    if (wanted.current !== undefined) links().at(wanted.current)?.focus();
    wanted.current = undefined;
    const pressed = ({ target }: PointerEvent) => {
      if (target instanceof Node && !group.current!.contains(target)) setOpen(false);
    };
    addEventListener('pointerdown', pressed);
    return () => removeEventListener('pointerdown', pressed);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && open) {
      setOpen(false);
      button.current!.focus();
    } else if (['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key) && (open || isArrow(event.key))) {
      const all = links();
      const from = all.indexOf(document.activeElement as HTMLElement);
      const next = nextOf(event.key, from, all.length);
      if (open) all.at(next)?.focus();
      else {
        wanted.current = next;
        setOpen(true);
      }
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={group}
      className="section-group"
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null && !group.current!.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-current={isHere ? 'true' : undefined}
        onClick={() => setOpen(!open)}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      <ul
        id={id}
        className="popover menu"
        hidden={!open}
        // A link to the page that is open changes no address.
        onClick={() => {
          button.current!.focus();
          setOpen(false);
        }}
      >
        {children}
      </ul>
    </div>
  );
};

const isArrow = (key: string): boolean => key.startsWith('Arrow');

/** The place that a key leads to, -1 being the last; `from` is -1 at the button. */
const nextOf = (key: string, from: number, count: number): number => {
  if (key === 'Home') return 0;
  if (key === 'End') return -1;
  if (key === 'ArrowUp') return from <= 0 ? -1 : from - 1;
  return (from + 1) % Math.max(1, count);
};
