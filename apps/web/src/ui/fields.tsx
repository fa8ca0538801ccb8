import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { amountUnits, type AmountUnit } from '../app/typed-amount.ts';
import { typedDate } from '../app/typed-date.ts';
import { holdsPhone } from '../app/typed-phone.ts';
import { FaultOf, Field, useFault } from './form.tsx';

type Bound<T> = {
  readonly name: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly needed?: boolean;
};

const partsOf = ({ name, label, hint, needed }: Bound<never> | Bound<string>) => ({
  name,
  label,
  ...(hint === undefined ? {} : { hint }),
  ...(needed === undefined ? {} : { needed }),
});

/** The same of a text, which is kept for ever once it is recorded: what looks like somebody's telephone number is pointed out, no more. */
const textPartsOf = (props: Bound<string>) =>
  partsOf(holdsPhone(props.value) ? { ...props, hint: <PhoneHint>{props.hint}</PhoneHint> } : props);

const PhoneHint = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <>
      {children}
      <span className="hint-phone" role="status">
        {t('form.phone')}
      </span>
    </>
  );
};

type TextProps = Bound<string> & {
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search';
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
};

export const TextField = (props: TextProps) => {
  const { value, onChange, autoComplete = 'off', inputMode, maxLength, placeholder, autoFocus } = props;
  return (
    <Field {...textPartsOf(props)}>
      {(bound) => (
        <input
          {...bound}
          className="input"
          value={value}
          autoComplete={autoComplete}
          inputMode={inputMode}
          maxLength={maxLength}
          placeholder={placeholder}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};

export const TextAreaField = (props: Bound<string> & { readonly rows?: number }) => (
  <Field {...textPartsOf(props)}>
    {(bound) => (
      <textarea
        {...bound}
        className="input"
        rows={props.rows ?? 3}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);

export type Choice<T extends string> = {
  readonly value: T;
  readonly label: string;
  /** Of a label in another language than the page's. */
  readonly lang?: string;
};

/** A fixed choice of up to some fifteen. `none` adds an empty first choice with that text. */
export const SelectField = <T extends string>(
  props: Omit<Bound<T | ''>, 'onChange'> & {
    readonly onChange: (value: T | '') => void;
    readonly choices: readonly Choice<T>[];
    readonly none?: string;
  },
) => (
  <Field {...partsOf(props as Bound<string>)}>
    {(bound) => (
      <select
        {...bound}
        className="input"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as T | '')}
      >
        {props.none === undefined ? null : <option value="">{props.none}</option>}
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** One of two or three, all in sight: a group of radio buttons that looks like a switch. */
export const SwitchField = <T extends string>({
  name,
  value,
  onChange,
  label,
  choices,
  hideLabel = false,
}: {
  readonly name: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly hideLabel?: boolean;
}) => (
  <fieldset className="switch">
    <legend className={hideLabel ? 'unseen' : undefined}>{label}</legend>
    <div className="switch-parts">
      {choices.map((choice) => (
        <label key={choice.value} lang={choice.lang} className={choice.value === value ? 'on' : undefined}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  </fieldset>
);

export const CheckField = ({ name, value, onChange, label, hint }: Bound<boolean>) => {
  const id = useId();
  const wrong = useFault(name) !== undefined;
  return (
    <div className="field check">
      <label>
        <input
          type="checkbox"
          name={name}
          checked={value}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      <FaultOf name={name} id={id} />
    </div>
  );
};

/** Any of a few, all in sight, under one name. */
export const ChecksField = <T extends string>({
  name,
  value,
  onChange,
  label,
  choices,
}: {
  readonly name: string;
  readonly value: readonly T[];
  readonly onChange: (value: readonly T[]) => void;
  readonly label: string;
  readonly choices: readonly Choice<T>[];
}) => {
  const id = useId();
  const wrong = useFault(name) !== undefined;
  return (
    <fieldset className="switch checks">
      <legend>{label}</legend>
      <div className="bar">
        {choices.map((choice) => (
          <div key={choice.value} className="check">
            <label>
              <input
                type="checkbox"
                name={name}
                value={choice.value}
                checked={value.includes(choice.value)}
                aria-invalid={wrong || undefined}
                aria-describedby={wrong ? id : undefined}
                onChange={({ target }) =>
                  onChange(
                    // In the order of the choices, whichever was ticked first.
                    choices
                      .map((one) => one.value)
                      .filter((one) => (one === choice.value ? target.checked : value.includes(one))),
                  )
                }
              />
              {choice.label}
            </label>
          </div>
        ))}
      </div>
      <FaultOf name={name} id={id} />
    </fieldset>
  );
};

/**
 * A day, by the browser's own picker, which every phone has. What is pasted as 2026年11月27日 or 2026/11/27 is understood: a native date
 * field would drop it.
 */
export const DateField = (props: Bound<string> & { readonly max?: string; readonly min?: string }) => (
  <Field {...partsOf(props)}>
    {(bound) => (
      <input
        {...bound}
        className="input date"
        type="date"
        value={props.value}
        min={props.min}
        max={props.max}
        onPaste={(event) => {
          const date = typedDate(event.clipboardData.getData('text'));
          if (date === undefined) return;
          event.preventDefault();
          props.onChange(date);
        }}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);

/** A time of day, to the minute, by the browser's own picker. */
export const TimeField = (props: Bound<string>) => (
  <Field {...partsOf(props)}>
    {(bound) => (
      <input
        {...bound}
        className="input date"
        type="time"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);

/** A whole number with steppers that a thumb can hit. Empty means not said, which is not 0. */
export const NumberField = (props: Bound<string> & { readonly min?: number; readonly max?: number }) => {
  const { t } = useTranslation();
  const { value, onChange, min = 0, max = Number.MAX_SAFE_INTEGER } = props;
  const step = (by: number) =>
    onChange(String(Math.min(max, Math.max(min, (Number.parseInt(value, 10) || 0) + by))));
  return (
    <Field {...partsOf(props)}>
      {(bound) => (
        <div className="stepper">
          <button
            type="button"
            className="button"
            aria-label={t('form.less', { label: props.label })}
            onClick={() => step(-1)}
          >
            −
          </button>
          <input
            {...bound}
            className="input"
            inputMode="numeric"
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value.normalize('NFKC').replace(/[^\d]/g, ''))}
          />
          <button
            type="button"
            className="button"
            aria-label={t('form.more', { label: props.label })}
            onClick={() => step(1)}
          >
            ＋
          </button>
        </div>
      )}
    </Field>
  );
};

export type TypedAmount = { readonly text: string; readonly unit: AmountUnit };
export const noAmount: TypedAmount = { text: '', unit: 'YI' };

/** An amount in 亿元, 万元 or 元, as somebody types it; `typedAmount` makes fen of it. */
export const AmountField = (
  props: Omit<Bound<TypedAmount>, 'value'> & {
    readonly value: TypedAmount;
    /** What the units are called, for amounts in another currency. */
    readonly units?: Readonly<Record<AmountUnit, string>>;
  },
) => {
  const { t } = useTranslation();
  const { text, unit } = props.value;
  return (
    <Field {...partsOf(props as unknown as Bound<string>)}>
      {(bound) => (
        <div className="amount">
          <input
            {...bound}
            className="input"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => props.onChange({ text: event.target.value, unit })}
          />
          <select
            className="input"
            aria-label={t('form.unitOf', { label: props.label })}
            value={unit}
            onChange={(event) => props.onChange({ text, unit: event.target.value as AmountUnit })}
          >
            {(Object.keys(amountUnits) as AmountUnit[]).map((one) => (
              <option key={one} value={one}>
                {props.units?.[one] ?? t(`units.${one}`)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
};

/** A search text that is given on once nobody has typed for a moment and no composition is open: pinyin is not searched for. */
export const SearchField = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) => {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>();
  if (seen !== value) {
    // Changed from outside: by a link, or by going back.
    setSeen(value);
    setText(value);
  }
  const give = (typed: string) => {
    clearTimeout(timer);
    setTimer(
      setTimeout(() => {
        setSeen(typed);
        onChange(typed);
      }, 250),
    );
  };
  return (
    <input
      type="search"
      className="input search"
      aria-label={label}
      placeholder={label}
      value={text}
      data-shortcut="/"
      onChange={(event) => {
        setText(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) give(event.target.value);
      }}
      onCompositionEnd={(event) => give(event.currentTarget.value)}
    />
  );
};
