import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import type { DialogProps } from './overlays.tsx';
import { Spoken } from './spoken.tsx';

/** `Dialog` of `overlays.tsx`. */
const DialogBox = ({ title, close, children, keep = false, side = false }: DialogProps) => {
  const { t } = useTranslation();
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
