import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSearchText } from './search.ts';
import { useKnown } from './use-known.ts';

/** Says which moment of the address was left out, so that nobody takes what is below for what was known then. */
const LeftOut = ({ why }: { readonly why: string }) => {
  const { t } = useTranslation();
  const [search] = useSearchText();
  return (
    <p className="notice moment-left-out" role="status">
      {why} <code lang="en">known={search['known']}</code>{' '}
      <Link to="." search={{ ...search, known: undefined } as never}>
        {t('past.drop')}
      </Link>
    </p>
  );
};

/** Over a page that has no past, where its address asks for one all the same. */
const PresentOnly = () => {
  const { t } = useTranslation();
  const { known, wrong } = useKnown();
  return known === undefined && wrong === undefined ? null : <LeftOut why={t('past.presentOnly')} />;
};

/** Over a page with a past that shows now all the same, since the moment in its address is none to look back to. */
export const WrongMoment = () => {
  const { t } = useTranslation();
  return useKnown().wrong === undefined ? null : <LeftOut why={t('past.wrongNow')} />;
};

export default PresentOnly;
