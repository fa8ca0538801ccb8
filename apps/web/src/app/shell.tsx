import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordableBy } from '../offline/commands.ts';
import { onNewVersion, takeNewVersion } from '../offline/installed.ts';
import { useWaiting } from '../offline/outbox.ts';
import { Button } from '../ui/button.tsx';
import { Tag } from '../ui/parts.tsx';
import { announceArrival } from './arrival.ts';
import { Forbidden } from './nothing.tsx';
import { SectionGroup } from './section-group.tsx';
import { navigationOf, sections, sectionsOf, tabsOf, type Section } from './sections.ts';
import { ServerInfoDocument } from '../records/records.gql.ts';
import { onChange } from './live.ts';
import { keyOf, queryClient, useAsk } from './query.ts';
import { useRemembered } from './remembered.ts';
import { useMay, useViewer } from './session.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useWay } from './use-online.ts';
import { useUndone } from './undone.ts';

const Palette = lazy(() => import('./palette.tsx'));

/** Around every page: where one may go, who one is, whether all is saved, and that a demonstration is one. */
export const Shell = () => {
  const { t } = useTranslation();
  const may = useMay();
  const viewer = useViewer();
  const navigate = useNavigate();
  const way = useWay();
  const waiting = useWaiting();
  const undone = useUndone();
  const [finding, setFinding] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // Remembered, so that a demonstration says that it is one also where the page was opened without a network.
  const { data: server, error: unanswered } = useRemembered('yinfeng.server', useAsk(ServerInfoDocument, {}));
  const onDeclaredClock = server?.serverInfo.clock === 'DEMONSTRATION';
  // The first record that anybody adds to a demonstration ends its own clock: the banner must not go on saying so.
  useEffect(
    () =>
      onDeclaredClock
        ? onChange(() => void queryClient.invalidateQueries({ queryKey: keyOf(ServerInfoDocument) }))
        : undefined,
    [onDeclaredClock],
  );
  const recordable = recordableBy(may);
  const allowed = sectionsOf(may);
  const navigation = navigationOf(may);
  const here = sectionAt(pathname);
  const linkTo = ({ key, to }: Section) => (
    <Link key={key} to={to} aria-current={here?.key === key ? 'page' : undefined}>
      {t(`sections.${key}`)}
    </Link>
  );
  const main = useRef<HTMLElement>(null);

  useShortcuts({ palette: () => setFinding(true), go: (to) => void navigate({ to }), sections: allowed });

  // Not in an effect: the new page's heading may be there before an effect of the shell's.
  const [at, setAt] = useState(pathname);
  if (at !== pathname) {
    setAt(pathname);
    announceArrival();
  }

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="top">
        <Link to="/" className="brand" aria-label={t('shell.home')}>
          {t('product')}
        </Link>
        <nav className="sections" aria-label={t('shell.sections')}>
          <div className="sections-row">{navigation.own.map(linkTo)}</div>
          {navigation.admin.length === 0 ? null : (
            <SectionGroup label={t('shell.admin')} isHere={here?.group !== undefined} at={pathname}>
              {navigation.admin.map((section) => (
                <li key={section.key}>{linkTo(section)}</li>
              ))}
            </SectionGroup>
          )}
        </nav>
        <button type="button" className="button find" onClick={() => setFinding(true)}>
          {t('shell.find')} <kbd lang="en">Ctrl K</kbd>
        </button>
        <Link to="/outbox" className="sync" aria-live="polite">
          {waiting.refused > 0 ? (
            <Tag tone="red">{t('shell.refused', { count: waiting.refused })}</Tag>
          ) : waiting.pending > 0 ? (
            <Tag tone="amber">{t('shell.pending', { count: waiting.pending })}</Tag>
          ) : way === 'open' ? (
            <Tag tone="green">{t('shell.synced')}</Tag>
          ) : (
            <Tag tone="amber">{t(way === 'no-network' ? 'shell.offline' : 'shell.unreached')}</Tag>
          )}
        </Link>
        <Link to="/me" className="who">
          {viewer.displayName}
        </Link>
      </header>
      {server !== undefined && (server.serverInfo.demo || onDeclaredClock) ? (
        <p className="banner">
          {[
            ...(server.serverInfo.demo ? [t('shell.demo')] : []),
            t(`shell.clock.${server.serverInfo.clock}`),
          ].join(t('shell.and'))}
        </p>
      ) : null}
      {way === 'open' ? null : (
        <p className="banner plain" role="status">
          {t(`shell.way.${way}`)}
          {recordable === undefined ? null : t(`shell.offlineLog.${recordable}`)}
          {may('pipeline.read') ? t('shell.offlineLists') : null}
        </p>
      )}
      {undone === 0 || here?.key === 'recognition' ? null : (
        <p className="banner plain" role="alert">
          {t('shell.undone', { count: undone })} <Link to="/recognition">{t('shell.toUndone')}</Link>
        </p>
      )}
      <NewVersion build={unanswered === null ? (server?.serverInfo.webBuild ?? undefined) : undefined} />
      <main id="main" ref={main} tabIndex={-1}>
        {here !== undefined && !here.needs.every((permission) => may(permission)) ? (
          <Forbidden />
        ) : (
          <Outlet />
        )}
      </main>
      <nav className="tabs" aria-label={t('shell.tabs')}>
        {tabsOf(viewer.role).map(({ key, to }) => (
          <Link
            key={key}
            to={to}
            activeOptions={{ exact: true }}
            aria-current={to === pathname ? 'page' : undefined}
          >
            {t(`sections.${key}`)}
          </Link>
        ))}
      </nav>
      {finding ? (
        <Suspense>
          <Palette close={() => setFinding(false)} />
        </Suspense>
      ) : null}
    </div>
  );
};

const sectionAt = (pathname: string): Section | undefined =>
  sections.find(({ to }) =>
    to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`),
  );

/** A tab that is older than what the server now serves says so, and waits for somebody to say when. */
const NewVersion = ({ build }: { readonly build: string | undefined }) => {
  const { t } = useTranslation();
  const [ready, setReady] = useState(false);
  // The build that was served when this page was loaded; without a service worker nothing else tells.
  const [mine, setMine] = useState(build);
  if (mine === undefined && build !== undefined) setMine(build);
  useEffect(() => onNewVersion(() => setReady(true)), []);
  return ready || (mine !== undefined && build !== undefined && build !== mine) ? (
    <div className="banner plain" role="status">
      {t('shell.newVersion')} <Button onClick={takeNewVersion}>{t('shell.reload')}</Button>
    </div>
  ) : null;
};
