import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '../app/refusal-words.ts';
import { useFault, useUnpicked } from './form.tsx';

/** One thing to pick: what it is called, and a word that tells it from others of that name. */
export type Pick = { readonly id: string; readonly name: string; readonly detail?: string | undefined };

/**
 * The same by native means alone: a search field with what was found below it. For phones, and for several at once. Enter takes what is
 * marked and never submits the form around it, nor is the form submitted while something is typed here and not picked: it would be lost.
 */
export const PickMany = ({
  name,
  label,
  needed = false,
  values,
  onChange,
  find,
}: {
  /** Of a field of a form, to show what is wrong with it; a filter has none. */
  readonly name?: string;
  readonly label: string;
  readonly needed?: boolean;
  readonly values: readonly Pick[];
  readonly onChange: (values: readonly Pick[]) => void;
  readonly find: (text: string) => Promise<readonly Pick[]>;
}) => {
  const { t } = useTranslation();
  const words = useRefusalWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  /** No picks where finding failed. */
  const [answer, setAnswer] = useState<{
    readonly of: string;
    readonly picks: readonly Pick[] | undefined;
  }>();
  /** Which one the arrows have come to; before that Enter takes the first. */
  const [at, setAt] = useState<number>();
  const [isRefused, setRefused] = useState(false);
  const asked = useRef(0);
  const fault = useFault(name ?? '');
  const code = isRefused ? 'UNPICKED' : fault;
  useUnpicked(text.trim() !== '', setRefused);

  const search = async (typed: string) => {
    const mine = ++asked.current;
    const found =
      typed.trim() === '' ? undefined : { of: typed, picks: await find(typed).catch(() => undefined) };
    if (mine !== asked.current) return;
    setAnswer(found);
    setAt(undefined);
  };
  const type = (typed: string) => {
    setText(typed);
    setRefused(false);
  };
  const clear = () => {
    type('');
    void search('');
  };
  const pick = (picked: Pick) => {
    clear();
    onChange([...values, picked]);
    field.current?.focus();
  };
  const left = answer?.picks?.filter((one) => !values.some((value) => value.id === one.id));
  const isOpen = left !== undefined && left.length > 0;
  const hasFailed = answer !== undefined && answer.picks === undefined;
  const none = hasFailed ? t('picker.failed') : left?.length === 0 ? t('picker.nothing') : undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      // What is shown may be the answer to less than is typed by now.
      const marked = answer?.of === text ? left?.[at ?? 0] : undefined;
      if (marked !== undefined) pick(marked);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      clear();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isOpen) {
      event.preventDefault();
      const next = event.key === 'ArrowDown' ? (at ?? -1) + 1 : (at ?? 0) - 1;
      setAt((next + left.length) % left.length);
    }
  };
  return (
    <div className="field pick-many">
      <label htmlFor={id}>
        {label}
        {name === undefined || needed ? null : <span className="optional">{t('form.optional')}</span>}
      </label>
      {values.length === 0 ? null : (
        <ul className="chips">
          {values.map((value) => (
            <li key={value.id}>
              {value.name}
              <button
                type="button"
                aria-label={t('picker.drop', { name: value.name })}
                onClick={(event) => {
                  onChange(values.filter((one) => one.id !== value.id));
                  // The button goes with it. By touch the keyboard would come up instead.
                  if (event.detail === 0) field.current?.focus();
                }}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={field}
        id={id}
        type="search"
        role="combobox"
        className="input"
        value={text}
        name={name}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-found` : undefined}
        aria-activedescendant={isOpen && at !== undefined ? `${id}-${at}` : undefined}
        aria-required={needed || undefined}
        aria-invalid={code === undefined ? undefined : true}
        aria-describedby={code === undefined ? undefined : `${id}-fault`}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onChange={(event) => {
          type(event.target.value);
          if (!(event.nativeEvent as InputEvent).isComposing) void search(event.target.value);
        }}
        onCompositionEnd={(event) => void search(event.currentTarget.value)}
      />
      <div role="status" className="unseen">
        {hasFailed ? none : left === undefined ? '' : t('picker.found', { found: left.length })}
      </div>
      {none === undefined ? null : <p className="menu-empty">{none}</p>}
      {!isOpen ? null : (
        <ul className="found" role="listbox" id={`${id}-found`} aria-label={label}>
          {left.map((one, i) => (
            <li
              key={one.id}
              id={`${id}-${i}`}
              role="option"
              className={i === (at ?? 0) ? 'on' : undefined}
              aria-selected={i === at}
              // Seen when the arrows come to it, in a list that scrolls.
              ref={i === at ? (row) => row?.scrollIntoView?.({ block: 'nearest' }) : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(one)}
            >
              {one.name}
              {one.detail === undefined ? null : <span className="why">{one.detail}</span>}
            </li>
          ))}
        </ul>
      )}
      {code === undefined ? null : (
        <p className="fault-text" id={`${id}-fault`}>
          {words(code)}
        </p>
      )}
    </div>
  );
};
