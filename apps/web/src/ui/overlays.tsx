import { lazy, Suspense, useState, type ReactNode } from 'react';

// What opens over a page is loaded when it is first opened: the page itself is there sooner without.
const DialogBox = lazy(() => import('./dialog.tsx'));
const loadMenu = () => import('./menu.tsx');
const MenuBox = lazy(loadMenu);

export type DialogProps = {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly keep?: boolean;
  readonly side?: boolean;
};

/**
 * A dialog over the page, or a drawer at its side; on a phone both come from below. Escape and a press beside it close it, unless
 * `keep`: then only its own buttons do, because typed text would be lost.
 */
export const Dialog = (props: DialogProps) => (
  <Suspense>
    <DialogBox {...props} />
  </Suspense>
);

export type MenuChoice = {
  readonly key: string;
  readonly label: string;
  readonly act: () => void;
  /** Why it cannot be chosen now: shown below its label. */
  readonly why?: string | undefined;
};

export type MenuProps = {
  readonly label: ReactNode;
  readonly choices: readonly MenuChoice[];
  readonly quiet?: boolean;
};

/** A button with choices. Those that cannot be taken now stay in sight with the reason. */
export const Menu = (props: MenuProps) => {
  const [wanted, setWanted] = useState(false);
  const { label, quiet = false } = props;
  const button = (
    <button
      type="button"
      className={quiet ? 'button quiet' : 'button'}
      aria-haspopup="true"
      aria-expanded="false"
      // By mouse and by key it is known a moment before that it will be pressed.
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => setWanted(true)}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown' || key === 'ArrowUp') setWanted(true);
      }}
    >
      {label} ▾
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <MenuBox {...props} />
    </Suspense>
  ) : (
    button
  );
};
