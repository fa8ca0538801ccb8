import {
  Suspense,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { changed, type About } from '../app/query.ts';
import type { Refusal } from '../app/refusal.ts';
import { useRefusalWords } from '../app/refusal-words.ts';
import { useSearchText } from '../app/search.ts';
import { useHome } from '../app/use-home.ts';
import { useMay } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { Form, useForm, type CommandId, type Faults, type FormState } from '../ui/form.tsx';
import { Menu, Dialog } from '../ui/overlays.tsx';
import { Changes, changesIn } from './changes.tsx';

/** What goes into the input of an act on a record: its id, and the version that was on screen when the form opened. */
export type ActCommand = CommandId & { readonly seenVersion: number };

type Options<V, A> = {
  /** The record's version on screen. */
  readonly version: number;
  readonly initial: V;
  readonly check?: (values: V) => Faults<V>;
  readonly send: (values: V, command: ActCommand) => Promise<A>;
  /** What is old once it is done. Figures always are. */
  readonly about: readonly About[];
  readonly done: (answer: A) => void;
  readonly fieldOf?: Readonly<Record<string, keyof V & string>>;
};

export type Act<V> = FormState<V> & {
  /** Sends the same again, now knowing what the others did. */
  readonly insist: () => Promise<void>;
};

/** A form that changes a record. Who was overtaken is told what changed, and may insist or give way. */
export const useAct = <V extends object, A>({
  version,
  about,
  done,
  send,
  ...options
}: Options<V, A>): Act<V> => {
  const [opened] = useState(version);
  const seen = useRef(opened);
  const form = useForm<V, A>({
    ...options,
    send: (values, command) => send(values, { ...command, seenVersion: seen.current }),
    done: (answer) => {
      void changed([...about, 'FIGURES', 'RECOGNITION']);
      done(answer);
    },
  });
  return {
    ...form,
    insist: async () => {
      seen.current = Number(form.refusal?.params['version'] ?? version);
      // Edited or not, it is another command now: it knows more.
      form.renew();
      await form.submit();
    },
  };
};

type Names = ReadonlyMap<string, string>;
const noNames: Names = new Map();

/** What others changed since the form was opened. */
const Conflict = ({
  refusal,
  names,
  insist,
  giveWay,
}: {
  readonly refusal: Refusal;
  readonly names: Names;
  readonly insist: () => void;
  readonly giveWay: () => void;
}) => {
  const { t } = useTranslation();
  return (
    <div className="notice" role="alert">
      <h3>{t('conflict.title')}</h3>
      <p>
        {t('conflict.text', {
          seenVersion: String(refusal.params['seenVersion']),
          version: String(refusal.params['version']),
        })}
      </p>
      <Changes of={changesIn(refusal.params)} names={names} />
      <div className="actions">
        <Button onClick={insist}>{t('conflict.keepMine')}</Button>
        <Button onClick={giveWay}>{t('conflict.takeTheirs')}</Button>
      </div>
    </div>
  );
};

/** An act in a dialog: its fields, what was refused, and the two buttons. */
export const ActDialog = <V extends object>({
  title,
  act,
  close,
  submit,
  children,
  names = noNames,
  danger = false,
}: {
  readonly title: string;
  readonly act: Act<V>;
  /** Of what the record names by ids, for what others changed meanwhile. */
  readonly names?: Names;
  readonly close: () => void;
  /** What the button says: the act itself, never just 确定. */
  readonly submit: string;
  readonly children?: ReactNode;
  readonly danger?: boolean;
}) => {
  const { t } = useTranslation();
  const [search, patch] = useSearchText();
  // What the others wrote is to be read: the page stays, also for whoever would go on with the next at home.
  const giveWay = () => (search['from'] === 'home' ? patch({ do: undefined, from: undefined }) : close());
  const first = useRef<HTMLDivElement>(null);
  // One opens an act to fill it in. Not on a phone, where the keyboard would cover what it is about.
  useEffect(() => {
    if (!matchMedia('(hover: hover) and (pointer: fine)').matches) return undefined;
    const frame = requestAnimationFrame(() =>
      first.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Dialog title={title} close={close} keep={act.touched}>
      <div ref={first}>
        <Form form={act} label={title}>
          {children}
          {act.refusal?.code === 'CONFLICT' ? (
            <Conflict
              refusal={act.refusal}
              names={names}
              insist={() => void act.insist()}
              giveWay={giveWay}
            />
          ) : null}
          <div className="form-foot">
            <Button onClick={close}>{t('cancel')}</Button>
            <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={act.busy}>
              {submit}
            </Button>
          </div>
        </Form>
      </div>
    </Dialog>
  );
};

/** What a record lets one do now, as the server says it: `next` of leads, agreements and projects. */
export type NextStep = {
  readonly mutation: string;
  readonly allowed: boolean;
  readonly reason: string | null;
};

export type ActOf<R> = {
  /** The mutation's name, also in the address: `?do=loseLead`. */
  readonly key: string;
  readonly label: string;
  readonly permission: string;
  readonly form: LazyExoticComponent<ComponentType<{ readonly record: R; readonly close: () => void }>>;
  /** Stands as a button of its own; the others are in the menu. */
  readonly first?: boolean;
};

/**
 * The acts of a record: the usual ones as buttons, the rest in a menu, those that cannot be done now with the reason. Which is
 * open stands in the address, so that links and going back work.
 */
export const Acts = <R,>({
  record,
  acts,
  next = [],
}: {
  readonly record: R;
  readonly acts: readonly ActOf<R>[];
  readonly next?: readonly NextStep[];
}) => {
  const { t } = useTranslation();
  const words = useRefusalWords();
  const may = useMay();
  const [search, patch] = useSearchText();
  const goHome = useHome();
  const allowed = acts.filter(({ permission }) => may(permission));
  const whyNot = (key: string): string | undefined => {
    const step = next.find(({ mutation }) => mutation === key);
    return step === undefined || step.allowed ? undefined : words(step.reason ?? 'FORBIDDEN');
  };
  const opened = allowed.find(({ key }) => key === search['do']);
  const open = (key: string) => patch({ do: key, from: undefined }, { push: true });
  // Who came from the list on the home page to do this one thing goes on with the next there.
  const close = () => (search['from'] === 'home' ? goHome() : patch({ do: undefined }));
  if (allowed.length === 0) return null;
  const inMenu = allowed.filter(({ first }) => !first);
  return (
    <>
      {allowed
        .filter(({ first, key }) => first && whyNot(key) === undefined)
        .map(({ key, label }) => (
          <Button key={key} onClick={() => open(key)}>
            {label}
          </Button>
        ))}
      {inMenu.length === 0 ? null : (
        <Menu
          label={t('acts.more')}
          choices={[...allowed.filter(({ first, key }) => first && whyNot(key) !== undefined), ...inMenu].map(
            ({ key, label }) => ({
              key,
              label,
              act: () => open(key),
              why: whyNot(key),
            }),
          )}
        />
      )}
      {opened === undefined ? null : (
        <Suspense>
          <opened.form record={record} close={close} />
        </Suspense>
      )}
    </>
  );
};
