import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultOf, useFault } from './form.tsx';

/** One thing to pick: what it is called, and a word that tells it from others of that name. */
export type Pick = { readonly id: string; readonly name: string; readonly detail?: string | undefined };

/** The same by native means alone: a search field with what was found below it as buttons. For phones, and for several at once. */
export const PickMany = ({
  name,
  label,
  values,
  onChange,
  find,
}: {
  /** Of a field of a form, to show what is wrong with it; a filter has none. */
  readonly name?: string;
  readonly label: string;
  readonly values: readonly Pick[];
  readonly onChange: (values: readonly Pick[]) => void;
  readonly find: (text: string) => Promise<readonly Pick[]>;
}) => {
  const { t } = useTranslation();
  const id = useId();
  const wrong = useFault(name ?? '') !== undefined;
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Pick[]>();
  const asked = useRef(0);
  const search = async (typed: string) => {
    const mine = ++asked.current;
    const answer = typed === '' ? undefined : await find(typed).catch(() => []);
    if (mine === asked.current) setFound(answer);
  };
  const left = found?.filter((pick) => !values.some((value) => value.id === pick.id));
  return (
    <div className="field pick-many">
      <label htmlFor={id}>{label}</label>
      {values.length === 0 ? null : (
        <ul className="chips">
          {values.map((value) => (
            <li key={value.id}>
              {value.name}
              <button
                type="button"
                aria-label={t('picker.drop', { name: value.name })}
                onClick={() => onChange(values.filter((one) => one.id !== value.id))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        type="search"
        className="input"
        value={text}
        name={name}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-fault` : undefined}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          if (!(event.nativeEvent as InputEvent).isComposing) void search(event.target.value);
        }}
        onCompositionEnd={(event) => void search(event.currentTarget.value)}
      />
      <div role="status" className="unseen">
        {left === undefined ? '' : t('picker.found', { found: left.length })}
      </div>
      {left === undefined ? null : (
        <ul className="found">
          {left.map((pick) => (
            <li key={pick.id}>
              <button
                type="button"
                onClick={() => {
                  onChange([...values, pick]);
                  setText('');
                  setFound(undefined);
                }}
              >
                {pick.name}
                {pick.detail === undefined ? null : <span className="why">{pick.detail}</span>}
              </button>
            </li>
          ))}
          {left.length === 0 ? <li className="menu-empty">{t('picker.nothing')}</li> : null}
        </ul>
      )}
      {name === undefined ? null : <FaultOf name={name} id={`${id}-fault`} />}
    </div>
  );
};
