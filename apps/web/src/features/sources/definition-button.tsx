import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { Button } from '../../ui/button.tsx';
import type { Printed } from './said.ts';

const Definition = lazy(() => import('./definition.tsx'));

/** What a figure means, one press away. */
export const DefinitionButton = ({
  indicator,
  measures,
  of,
}: {
  readonly indicator: Printed['indicator'];
  readonly measures: readonly Measure[];
  /** The figure's key: there is one such button a figure. */
  readonly of: string;
}) => {
  const { t } = useTranslation('sources');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind="quiet"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`${t('acts.definition')} ${of}`}
        onClick={() => setOpen(true)}
      >
        {t('acts.definition')}
      </Button>
      {open ? (
        <Suspense>
          <Definition indicator={indicator} measures={measures} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
