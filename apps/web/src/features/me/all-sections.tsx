import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { navigationOf, type Section } from '../../app/sections.ts';
import { useMay } from '../../app/session.tsx';
import { Panel } from '../../ui/parts.tsx';

/**
 * Every page that one may open, in the order and under the words of the navigation, for where that has no room: the tabs at the foot of a
 * phone, or of a page in large type, hold four or five.
 */
export const AllSections = () => {
  const { t } = useTranslation('me');
  const { own, admin } = navigationOf(useMay());
  const links = (of: readonly Section[]) => (
    <ul className="all-sections">
      {of.map(({ key, to }) => (
        <li key={key}>
          <Link to={to as never}>{t(`common:sections.${key}` as never)}</Link>
        </li>
      ))}
    </ul>
  );
  return (
    <Panel title={t('pages')}>
      <nav aria-label={t('pages')}>
        {links(own)}
        {admin.length === 0 ? null : (
          <>
            <h3>{t('common:shell.admin' as never)}</h3>
            {links(admin)}
          </>
        )}
      </nav>
    </Panel>
  );
};
