import { useRef, useState, type ReactNode } from 'react';
import { later } from './later.tsx';

// What opens over a page is loaded when it is first opened: the page itself is there sooner without.
const LaterDialog = later(() => import('./dialog.tsx'));
const loadMenu = () => import('./menu.tsx');
const LaterMenu = later(loadMenu);

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
  <LaterDialog meanwhile={null}>{(Part) => <Part {...props} />}</LaterDialog>
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
  const button = useRef<HTMLButtonElement>(null);
  const { label, quiet = false } = props;
  // By mouse and by key it is known a moment before that it will be pressed. What does not come then is asked for again when it is.
  const expect = () => void loadMenu().catch(() => undefined);
  const plain = (
    <button
      ref={button}
      type="button"
      className={quiet ? 'button quiet' : 'button'}
      aria-haspopup="true"
      aria-expanded="false"
      onPointerEnter={expect}
      onFocus={expect}
      onClick={() => setWanted(true)}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown' || key === 'ArrowUp') setWanted(true);
      }}
    >
      {label} ▾
    </button>
  );
  return wanted ? (
    <LaterMenu meanwhile={plain}>
      {(Part) => <Part {...props} elsewhere={isElsewhere(button.current)} />}
    </LaterMenu>
  ) : (
    plain
  );
};

/** Whether somebody has gone on to something else than a button that they pressed. Some browsers give a pressed button no focus. */
const isElsewhere = (pressed: HTMLButtonElement | null): boolean => {
  const at = document.activeElement;
  return at !== null && at !== document.body && at !== pressed;
};
