import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { Button } from '../../ui/button.tsx';

const Meaning = lazy(() => import('./meaning.tsx'));

/** What the figures on the page mean, one press away. */
export const MeaningButton = ({ measure }: { readonly measure: Measure }) => {
  const { t } = useTranslation('figures');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        {t('meaning')}
      </Button>
      {open ? (
        <Suspense>
          <Meaning measure={measure} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
