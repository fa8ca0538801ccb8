import { useEffect, useRef, useState, type FormEvent } from 'react';
import { send, type SessionLost } from '../../app/ask.ts';
import { language } from '../../app/language.ts';
import { Refusal } from '../../app/refusal.ts';
import type { Viewer } from '../../app/session.tsx';
import { useLanguage } from '../../app/use-choice.ts';
import { pageIsThere } from '../../offline/installed.ts';
import { keepViewer } from '../../offline/kept.ts';
import { IsDemoDocument, MeDocument, SignInDocument } from './access.gql.ts';
import { signInWords } from './sign-in.words.ts';
import './access.css';

type Props = {
  readonly done: (viewer: Viewer) => void;
  /** What will be needed next, loaded while somebody types. */
  readonly preload?: () => Promise<unknown>;
  /** Whose session ended: only they may go on with what is open. */
  readonly again?: Viewer;
  /** Why they are asked. */
  readonly why?: SessionLost;
};

/** What was refused, put into the words of the language that is shown: it may be changed meanwhile. */
type Wrong = { readonly code: string; readonly minutes?: number };

const demoUsers = ['liaison', 'station', 'analyst', 'reviewer', 'admin'] as const;

/** The way in, on plain elements and its own words: it must be there before anything else has been loaded. */
export const SignIn = ({ done, preload, again, why }: Props) => {
  const words = signInWords[useLanguage()];
  const [username, setUsername] = useState(again?.username ?? '');
  const [password, setPassword] = useState('');
  const [keepSignedIn, setKeepSignedIn] = useState(false);
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>();
  const [demo, setDemo] = useState(false);
  const [instead, setInstead] = useState<Viewer>();
  const field = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (again === undefined) document.title = `${words.title} · ${words.product}`;
  }, [words, again]);
  useEffect(() => {
    const asked = setTimeout(() => void preload?.(), 1500);
    return () => clearTimeout(asked);
  }, [preload]);
  useEffect(pageIsThere, []);
  useEffect(() => {
    if (again !== undefined) return;
    send(IsDemoDocument, {}).then(
      ({ serverInfo }) => setDemo(serverInfo.demo),
      () => undefined,
    );
  }, [again]);
  useEffect(() => {
    if (why !== 'ACCOUNT_CHANGED') return setInstead(undefined);
    send(MeDocument, {}).then(
      ({ me }) => setInstead(me === null || me.id === again?.id ? undefined : me),
      () => undefined,
    );
  }, [why, again]);
  useEffect(() => {
    (again === undefined ? field : secret).current?.focus();
  }, [again]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (username.trim() === '' || password === '') {
      setWrong({ code: 'EMPTY' });
      (username.trim() === '' ? field : secret).current?.focus();
      return;
    }
    setBusy(true);
    setWrong(undefined);
    // Who is quicker than that has it brought while the password is looked at.
    void preload?.();
    try {
      await send(SignInDocument, { input: { username: username.trim(), password, keepSignedIn } });
      const { me } = await send(MeDocument, {});
      if (me === null) throw new Refusal('OTHER');
      if (again !== undefined && me.id !== again.id) setWrong({ code: 'ANOTHER' });
      else done(me);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('OTHER');
      const seconds = Number(refusal.params['retryAfterSeconds'] ?? 60);
      setWrong({ code: refusal.code, minutes: Math.max(1, Math.ceil(seconds / 60)) });
      secret.current?.focus();
      secret.current?.select();
    } finally {
      setBusy(false);
    }
  };

  const fault =
    wrong === undefined
      ? undefined
      : wrong.code === 'EMPTY'
        ? words.empty
        : wrong.code === 'ANOTHER'
          ? `${words.other}${again?.displayName ?? ''}`
          : (words.faults[wrong.code as keyof typeof words.faults] ?? words.faults.OTHER).replace(
              '{minutes}',
              String(wrong.minutes),
            );
  const Heading = again === undefined ? 'h1' : 'h2';
  const form = (
    <form className="sign-in" onSubmit={(event) => void submit(event)} noValidate>
      <Heading>{words.product}</Heading>
      <p className="sign-in-subtitle">
        {again === undefined
          ? words.subtitle
          : why === 'ACCOUNT_CHANGED'
            ? words.changed
                .replace('{other}', instead?.displayName ?? words.somebody)
                .replace('{own}', again.displayName)
            : words.again}
      </p>
      <div className="field">
        <label htmlFor="username">{words.username}</label>
        <input
          ref={field}
          id="username"
          className="input"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          readOnly={again !== undefined}
          aria-describedby={fault === undefined ? undefined : 'sign-in-fault'}
          onChange={(event) => setUsername(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="password">{words.password}</label>
        <div className="secret">
          <input
            ref={secret}
            id="password"
            className="input"
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            value={password}
            aria-describedby={fault === undefined ? undefined : 'sign-in-fault'}
            onChange={(event) => setPassword(event.target.value)}
          />
          <button type="button" className="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? words.hide : words.show}
          </button>
        </div>
      </div>
      <div className="field check">
        <label>
          <input
            type="checkbox"
            checked={keepSignedIn}
            onChange={(event) => setKeepSignedIn(event.target.checked)}
          />
          {words.keep}
        </label>
      </div>
      <p id="sign-in-fault" className="fault-text" role="alert">
        {fault}
      </p>
      <button type="submit" className="button primary" aria-busy={busy || undefined}>
        {words.submit}
      </button>
      {instead === undefined ? null : (
        <button
          type="button"
          className="button"
          // As that account from the start; a form with typed text asks first.
          onClick={() => void keepViewer(instead).then(() => location.reload())}
        >
          {words.takeOver.replace('{other}', instead.displayName)}
        </button>
      )}
      {demo ? (
        <p className="sign-in-demo">
          {words.demo}
          <span className="sign-in-users">
            {demoUsers.map((user) => (
              <button
                key={user}
                type="button"
                className="button quiet"
                onClick={() => (setUsername(user), setPassword('demo-yinfeng'))}
              >
                {words.roles[user]}
              </button>
            ))}
          </span>
        </p>
      ) : null}
      <button
        type="button"
        className="button quiet"
        lang={language.get() === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => language.set(language.get() === 'zh' ? 'en' : 'zh')}
      >
        {words.language}
      </button>
    </form>
  );

  return again === undefined ? <main className="sign-in-page">{form}</main> : form;
};
