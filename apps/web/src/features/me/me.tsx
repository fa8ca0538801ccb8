import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { askToSignIn, send } from '../../app/ask.ts';
import { language, languageNames, languages, localeOf } from '../../app/language.ts';
import { embeddedIn } from '../../app/embedded.ts';
import { queryClient, useAsk } from '../../app/query.ts';
import { Refusal } from '../../app/refusal.ts';
import { sections } from '../../app/sections.ts';
import { useMay, useViewer } from '../../app/session.tsx';
import { theme, themes } from '../../app/theme.ts';
import { useEnum } from '../../app/use-enum.ts';
import { useLanguage } from '../../app/use-choice.ts';
import { usePhone } from '../../app/use-media.ts';
import { forgetAccount } from '../../offline/kept.ts';
import { isStored, useWaiting } from '../../offline/outbox.ts';
import { ServerInfoDocument } from '../../records/records.gql.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/fields.tsx';
import { Fault } from '../../ui/fault.tsx';
import { InBrowser } from '../../ui/in-browser.tsx';
import { Fact, Facts, PageHead, Panel } from '../../ui/parts.tsx';
import { SignOutDocument } from '../access/access.gql.ts';
import { AllSections } from './all-sections.tsx';
import { WorkplaceDocument } from './me.gql.ts';

const keys = [
  ['Ctrl K', 'find'],
  ['/', 'search'],
  ['G', 'go'],
  ['← ↑ ↓ →', 'board'],
  ['Enter', 'open'],
  ['M', 'move'],
  ['F', 'follow'],
  ['J K', 'queue'],
  ['A R', 'decide'],
] as const;

/** Who one is, how the app looks and speaks, what this device can do, and the way out. */
const MePage = () => {
  const { t } = useTranslation('me');
  const say = useEnum();
  const viewer = useViewer();
  const may = useMay();
  const phone = usePhone();
  const waiting = useWaiting();
  const chosenLanguage = useLanguage();
  const chosenTheme = useSyncExternalStore(theme.subscribe, theme.get);
  const { data: workplace } = useAsk(WorkplaceDocument, {});
  const { data: server } = useAsk(ServerInfoDocument, {});
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    void navigator.serviceWorker
      ?.getRegistration()
      .then((registration) => setOffline(registration?.active != null));
  }, []);

  const [refusal, setRefusal] = useState<Refusal>();
  const signOut = async () => {
    setRefusal(undefined);
    try {
      await send(SignOutDocument, {});
    } catch (error) {
      // The session is still alive, and whoever opens this page next would be in it: nobody is told otherwise.
      if (error instanceof Refusal && error.code !== 'UNAUTHENTICATED') {
        if (error.code === 'ACCOUNT_CHANGED') void askToSignIn(error.code)?.catch(() => undefined);
        setRefusal(error);
        return;
      }
    }
    await forgetAccount(viewer.id);
    queryClient.clear();
    location.assign('/');
  };

  return (
    <>
      <PageHead title={t('title')} />
      <div className="columns">
        <div className="stack">
          {phone ? <AllSections /> : null}
          <Panel title={t('account')}>
            <Facts>
              <Fact label={t('username')}>
                {viewer.displayName}（<span lang="en">{viewer.username}</span>）
              </Fact>
              <Fact label={t('role')}>{say('Role', viewer.role)}</Fact>
              <Fact label={t('organization')}>{workplace?.me?.organization?.name}</Fact>
              <Fact label={t('station')}>{workplace?.me?.station?.name}</Fact>
            </Facts>
          </Panel>
          <Panel title={t('language')}>
            <SwitchField
              name="language"
              label={t('language')}
              hideLabel
              value={chosenLanguage}
              onChange={(next) => language.set(next)}
              choices={languages.map((value) => ({
                value,
                label: languageNames[value],
                lang: localeOf(value),
              }))}
            />
          </Panel>
          <Panel title={t('theme')}>
            <SwitchField
              name="theme"
              label={t('theme')}
              hideLabel
              value={chosenTheme}
              onChange={(next) => theme.set(next)}
              choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
            />
          </Panel>
          <Panel title={t('device')}>
            {embeddedIn() === undefined ? (
              <p>{isStored() ? t(offline ? 'offlineReady' : 'offlineNot') : t('notStored')}</p>
            ) : (
              <>
                <p>{t('embedded')}</p>
                <div className="actions">
                  <InBrowser />
                </div>
              </>
            )}
            <p className="hint">
              {t('version')} <span lang="en">{server?.serverInfo.version}</span>
            </p>
          </Panel>
          <div>
            {waiting.pending > 0 ? (
              <p className="hint">{t('signOutWaiting', { count: waiting.pending })}</p>
            ) : null}
            {refusal === undefined ? null : (
              <Fault refusal={refusal}>
                <p>{t('stillIn')}</p>
              </Fault>
            )}
            <Button kind="danger" onClick={() => void signOut()}>
              {t('signOut')}
            </Button>
          </div>
        </div>
        {phone ? null : (
          <Panel title={t('keys')}>
            <dl className="keys">
              {keys.map(([key, name]) => (
                <div key={name}>
                  <dt>
                    <kbd lang="en">{key}</kbd>
                  </dt>
                  <dd>{t(`keyList.${name}`)}</dd>
                </div>
              ))}
              {sections
                .filter(
                  ({ letter, needs }) => letter !== undefined && needs.every((permission) => may(permission)),
                )
                .map(({ key, letter }) => (
                  <div key={key}>
                    <dt>
                      <kbd lang="en">G {letter!.toUpperCase()}</kbd>
                    </dt>
                    <dd>{t(`common:sections.${key}` as never)}</dd>
                  </div>
                ))}
            </dl>
          </Panel>
        )}
      </div>
    </>
  );
};

export default MePage;
