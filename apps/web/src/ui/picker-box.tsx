import { useEffect, useRef, useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Field } from './form.tsx';
import type { Pick } from './pick-many.tsx';
import type { PickerProps } from './picker.tsx';
import { Spoken } from './spoken.tsx';

/** `Picker` of `picker.tsx`. Nothing is searched for while a composition is open, nor before somebody is there to see it. */
const PickerBox = ({
  name,
  label,
  value,
  onChange,
  find,
  hint,
  needed = false,
  focused = false,
}: PickerProps & { readonly focused?: boolean }) => {
  const { t } = useTranslation();
  const [text, setText] = useState(value?.name ?? '');
  const [found, setFound] = useState<readonly Pick[]>([]);
  const [state, setState] = useState<'idle' | 'searching' | 'failed'>('searching');
  const [visited, setVisited] = useState(focused);
  const [composing, setComposing] = useState(false);
  const asked = useRef(0);
  const shown = useRef(value?.id);
  if (shown.current !== value?.id) {
    shown.current = value?.id;
    if ((value?.name ?? '') !== text) setText(value?.name ?? '');
  }
  const wanted = text === value?.name ? '' : text;
  useEffect(() => {
    if (composing || !visited) return undefined;
    const mine = ++asked.current;
    const timer = setTimeout(
      () => {
        setState('searching');
        find(wanted).then(
          (answer) => {
            if (mine !== asked.current) return;
            setFound(answer);
            setState('idle');
          },
          () => {
            if (mine === asked.current) setState('failed');
          },
        );
      },
      wanted === '' ? 0 : 200,
    );
    return () => clearTimeout(timer);
    // `find` is made anew with each drawing; what it looks in does not change while the field is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, composing, visited]);
  return (
    <Spoken>
      <Field name={name} label={label} needed={needed} {...(hint === undefined ? {} : { hint })}>
        {(bound) => (
          <ComboBox
            className="picker"
            aria-label={label}
            items={found}
            inputValue={text}
            value={value?.id ?? null}
            menuTrigger="focus"
            allowsEmptyCollection
            onInputChange={(typed) => {
              setText(typed);
              if (typed === '' && value !== null) onChange(null);
            }}
            onChange={(key) => {
              const picked = found.find(({ id }) => id === key) ?? null;
              if (picked === null) return;
              shown.current = picked.id;
              setText(picked.name);
              onChange(picked);
            }}
            onFocus={() => setVisited(true)}
            onBlur={() => setText(value?.name ?? '')}
          >
            <Input
              {...bound}
              className="input"
              autoFocus={focused}
              onCompositionStart={() => setComposing(true)}
              onCompositionEnd={() => setComposing(false)}
            />
            <Popover className="popover picker-popover">
              <ListBox<Pick>
                className="menu"
                renderEmptyState={() => (
                  <p className="menu-empty">
                    {state === 'searching'
                      ? t('loading')
                      : state === 'failed'
                        ? t('picker.failed')
                        : t('picker.nothing')}
                  </p>
                )}
              >
                {(pick) => (
                  <ListBoxItem id={pick.id} textValue={pick.name} className="menu-item">
                    {pick.name}
                    {pick.detail === undefined ? null : <span className="why">{pick.detail}</span>}
                  </ListBoxItem>
                )}
              </ListBox>
            </Popover>
          </ComboBox>
        )}
      </Field>
    </Spoken>
  );
};

export default PickerBox;
