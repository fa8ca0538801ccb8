import { Link } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announceArrival } from '../app/arrival.ts';
import type { Known } from '../app/known.ts';
import { Gone } from '../app/nothing.tsx';
import { Refusal } from '../app/refusal.ts';
import { useSearchText } from '../app/search.ts';
import { useKnown, useKnownText } from '../app/use-known.ts';
import { Button } from '../ui/button.tsx';
import { Fault } from '../ui/fault.tsx';
import { Empty, PageHead } from '../ui/parts.tsx';
import './past.css';

const MomentForm = lazy(() => import('./moment-form.tsx'));

/** The same page as it is now, with nothing opened there. */
const BackToNow = () => {
  const { t } = useTranslation();
  const [search] = useSearchText();
  return (
    <Link
      to="."
      search={{ ...search, known: undefined, do: undefined, lead: undefined } as never}
      className="button"
    >
      {t('past.now')}
    </Link>
  );
};

const ChooseMoment = ({ label }: { readonly label: string }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <Suspense>
          <MomentForm close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};

/** The way into the past of a list or a record, for somebody who looks at it as it is now. */
export const LookBack = () => {
  const { t } = useTranslation();
  return useKnown().known === undefined ? <ChooseMoment label={t('past.open')} /> : null;
};

/**
 * A page that can be looked at as it was known at a moment, which its address names. Over the past stands that it is the past, and why nothing can
 * be done there; an address that names no moment shows no records, for those of now would be taken for those of then.
 */
export const AsKnown = ({
  title,
  children,
}: {
  /** What the page is called where it shows nothing. */
  readonly title: string;
  readonly children: (known: Known | undefined) => ReactNode;
}) => {
  const { t } = useTranslation();
  const knownText = useKnownText();
  const [search] = useSearchText();
  const { known, wrong } = useKnown();
  // Another moment is another page: its heading takes the focus. As in the shell, before the effects of what is below.
  const [at, setAt] = useState(known);
  if (at !== known) {
    setAt(known);
    announceArrival();
  }
  if (wrong !== undefined)
    return (
      <>
        <PageHead title={title} />
        <Fault refusal={new Refusal(wrong)}>
          <p>
            {t('past.wrong')} <code lang="en">known={search['known']}</code>
          </p>
          <p className="actions">
            <BackToNow />
            <ChooseMoment label={t('past.other')} />
          </p>
        </Fault>
      </>
    );
  return (
    <>
      {known === undefined ? null : (
        <div className="past-banner">
          <p role="status">
            <strong>{t('past.shown', { moment: knownText(known) })}</strong> · {t('past.readOnly')}
          </p>
          <div className="actions">
            <BackToNow />
            <ChooseMoment label={t('past.other')} />
          </div>
        </div>
      )}
      {/* Nothing of one moment may stay in sight under the words of another. */}
      <Fragment key={known ?? ''}>{children(known)}</Fragment>
    </>
  );
};

/** A list of the past that is empty: it may be from before the first record. */
export const NothingThen = ({ known }: { readonly known: Known }) => {
  const { t } = useTranslation();
  const knownText = useKnownText();
  return <Empty next={<BackToNow />}>{t('past.nothing', { moment: knownText(known) })}</Empty>;
};

/** A record that was not there then: reported later, or never. */
export const NotThen = ({ known }: { readonly known: Known }) => {
  const { t } = useTranslation();
  const knownText = useKnownText();
  return (
    <>
      <PageHead title={t('past.notThen')} />
      <Empty next={<BackToNow />}>{t('past.notThenText', { moment: knownText(known) })}</Empty>
    </>
  );
};

/** In the place of a record that is not there, or was not there then. */
export const NotThere = ({ known }: { readonly known: Known | undefined }) =>
  known === undefined ? <Gone /> : <NotThen known={known} />;
