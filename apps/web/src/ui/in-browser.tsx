import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../app/clipboard.ts';
import { embeddedIn } from '../app/embedded.ts';
import { Button } from './button.tsx';

/**
 * The way out of a view inside another app. No page can take it by itself there: the address goes onto the clipboard, and the app's own menu
 * does the rest.
 */
export const InBrowser = () => {
  const { t } = useTranslation('common');
  const [said, setSaid] = useState('');
  return (
    <>
      <Button
        onClick={() =>
          void copyText(location.href).then((done) =>
            setSaid(t(done ? 'embedded.copied' : 'embedded.byHand', { address: location.href })),
          )
        }
      >
        {t('embedded.open')}
      </Button>
      <span role="status" className="hint">
        {said}
      </span>
    </>
  );
};

/** A button that hands over a file, or, in a view that would swallow it without a word, the way to a browser. */
export const FileButton = (props: ComponentProps<typeof Button>) =>
  embeddedIn() === undefined ? <Button {...props} /> : <InBrowser />;
