import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { MenuChoice, MenuProps } from './overlays.tsx';
import { Spoken } from './spoken.tsx';

/**
 * `Menu` of `overlays.tsx`, opened: it takes the place of a button that was pressed.
 * @param elsewhere whether somebody has gone on to something else before it came: it stays closed then, and takes no focus from what they type in
 */
const MenuBox = ({
  label,
  choices,
  quiet = false,
  elsewhere,
}: MenuProps & { readonly elsewhere: boolean }) => {
  const byKey = useRef(new Map<string, MenuChoice>());
  byKey.current = new Map(choices.map((choice) => [choice.key, choice]));
  // Not opened in the first drawing: the button must have the focus first, which comes back to it when the menu closes.
  const [open, setOpen] = useState(false);
  const [late] = useState(elsewhere);
  useEffect(() => setOpen(!late), [late]);
  return (
    <Spoken>
      <MenuTrigger isOpen={open} onOpenChange={setOpen}>
        <AriaButton autoFocus={!late} className={quiet ? 'button quiet' : 'button'}>
          {label} ▾
        </AriaButton>
        <Popover className="popover" placement="bottom end">
          <AriaMenu
            className="menu"
            disabledKeys={choices.filter(({ why }) => why !== undefined).map(({ key }) => key)}
            onAction={(key) => byKey.current.get(String(key))?.act()}
          >
            {choices.map(({ key, label: text, why }) => (
              <MenuItem key={key} id={key} textValue={text} className="menu-item">
                {text}
                {why === undefined ? null : <span className="why">{why}</span>}
              </MenuItem>
            ))}
          </AriaMenu>
        </Popover>
      </MenuTrigger>
    </Spoken>
  );
};

export default MenuBox;
