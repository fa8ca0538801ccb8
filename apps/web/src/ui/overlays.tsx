import { useRef, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';

/**
 * A dialog over the page, or a drawer at its side; on a phone both come from below. Escape and a press beside it close it, unless
 * `keep`: then only its own buttons do, because typed text would be lost.
 */
export const Dialog = ({
  title,
  close,
  children,
  keep = false,
  side = false,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
  readonly keep?: boolean;
  readonly side?: boolean;
}) => {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable={!keep}
      isKeyboardDismissDisabled={keep}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className={side ? 'dialog side' : 'dialog'}>
        <AriaDialog aria-label={title}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <button type="button" className="button quiet" onClick={close} aria-label={t('close')}>
              ✕
            </button>
          </header>
          <div className="dialog-body" tabIndex={-1}>
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};

export type MenuChoice = {
  readonly key: string;
  readonly label: string;
  readonly act: () => void;
  /** Why it cannot be chosen now: shown below its label. */
  readonly why?: string | undefined;
};

/** A button with choices. Those that cannot be taken now stay in sight with the reason. */
export const Menu = ({
  label,
  choices,
  quiet = false,
}: {
  readonly label: ReactNode;
  readonly choices: readonly MenuChoice[];
  readonly quiet?: boolean;
}) => {
  const byKey = useRef(new Map<string, MenuChoice>());
  byKey.current = new Map(choices.map((choice) => [choice.key, choice]));
  return (
    <MenuTrigger>
      <AriaButton className={quiet ? 'button quiet' : 'button'}>{label} ▾</AriaButton>
      <Popover className="popover" placement="bottom end">
        <AriaMenu
          className="menu"
          disabledKeys={choices.filter(({ why }) => why !== undefined).map(({ key }) => key)}
          onAction={(key) => byKey.current.get(String(key))?.act()}
        >
          {choices.map(({ key, label: text, why }) => (
            <MenuItem key={key} id={key} textValue={text} className="menu-item">
              {text}
              {why === undefined ? null : <span className="why">{why}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
};
