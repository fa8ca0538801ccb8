import { useRef } from 'react';
import { Field } from './form.tsx';
import { later } from './later.tsx';
import type { Pick } from './pick-many.tsx';

const LaterPicker = later(() => import('./picker-box.tsx'));

export type PickerProps = {
  readonly name: string;
  readonly label: string;
  readonly value: Pick | null;
  readonly onChange: (picked: Pick | null) => void;
  /** Up to some twenty that match; an empty text gives the first ones. */
  readonly find: (text: string) => Promise<readonly Pick[]>;
  readonly hint?: string;
  readonly needed?: boolean;
};

/** One of many, found by typing. The form around it is there before it can be typed in: what finds is a large part by itself. */
export const Picker = (props: PickerProps) => {
  const focused = useRef(false);
  const { name, label, value, hint, needed = false } = props;
  return (
    <LaterPicker
      meanwhile={
        <Field name={name} label={label} needed={needed} {...(hint === undefined ? {} : { hint })}>
          {(bound) => (
            <input
              {...bound}
              className="input"
              role="combobox"
              aria-expanded="false"
              aria-busy="true"
              aria-label={label}
              readOnly
              value={value?.name ?? ''}
              onFocus={() => void (focused.current = true)}
              onBlur={() => void (focused.current = false)}
            />
          )}
        </Field>
      }
    >
      {/* Who was in the field before is in it then. */}
      {(Part) => <Part {...props} focused={focused.current} />}
    </LaterPicker>
  );
};
