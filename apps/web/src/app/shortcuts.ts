import { useEffect } from 'react';
import type { Section } from './sections.ts';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

type Shortcuts = {
  readonly palette: () => void;
  readonly go: (to: string) => void;
  readonly sections: readonly Section[];
};

/** Ctrl K finds, / searches the page's list, G and a letter goes. Pages add their own with `useKeys`. All of it can be clicked, too. */
export const useShortcuts = ({ palette, go, sections }: Shortcuts): void => {
  useEffect(() => {
    let afterG = 0;
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        palette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || overlaid()) return;
      if (event.key === '/') {
        const search = document.querySelector<HTMLElement>('[data-shortcut="/"]');
        if (search !== null) event.preventDefault();
        search?.focus();
      } else if (event.key === '?') {
        event.preventDefault();
        palette();
      } else if (event.key.toLowerCase() === 'g') afterG = Date.now();
      else if (Date.now() - afterG < 1_500) {
        afterG = 0;
        const section = sections.find(({ letter }) => letter === event.key.toLowerCase());
        if (section !== undefined) go(section.to);
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [palette, go, sections]);
};

/** A list of what was found in a field of the page lies over nothing: who is in that field types, and who left it has the keys. */
const overlaid = (): boolean =>
  document.querySelector('[role="dialog"], [role="menu"], .popover [role="listbox"]') !== null;

/** A page's own keys, by `event.key` in lower case. Not while somebody types, nor under a dialog. */
export const useKeys = (keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // A key that is held down acts once: nobody decides on what they have not seen.
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || overlaid()) return;
      const act = keys[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
};
