import { useEffect } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from './overlays.tsx';
import { Spoken } from './spoken.tsx';

/**
 * A dialog puts the focus back to what it was opened by. Where that is no longer there, or goes a moment later as the button of an act that
 * is done, the focus would be nowhere: then it begins at the page's heading, until somebody does something.
 */
const keepFocus = (): void => {
  const rescue = () => {
    const at = document.activeElement;
    if (at === null || at === document.body)
      document.getElementById('page-title')?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(rescue);
  const end = () => {
    watch.disconnect();
    for (const kind of ['keydown', 'pointerdown']) removeEventListener(kind, end, true);
  };
  // The first frame is when it is put back.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      rescue();
      watch.observe(document.body, { childList: true, subtree: true });
      for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, end, true);
    }),
  );
};

/** `Dialog` of `overlays.tsx`. */
const DialogBox = ({ title, close, children, keep = false, side = false }: DialogProps) => {
  const { t } = useTranslation();
  useEffect(() => keepFocus, []);
  return (
    <Spoken>
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
    </Spoken>
  );
};

export default DialogBox;
