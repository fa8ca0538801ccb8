import { beforeEach, expect, it } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { guardComposition } from '../app/composition.ts';
import { i18n } from '../app/i18n.ts';
import { useKeys } from '../app/shortcuts.ts';
import { Form, useForm } from './form.tsx';
import { PickMany, type Pick } from './pick-many.tsx';

const organizations: readonly Pick[] = ['粤籍企业家商会', '粤港澳协会', '闽籍商会'].map((name) => ({
  id: name,
  name,
}));
const findNow = async (text: string) => organizations.filter(({ name }) => name.includes(text));

let sent: (readonly string[])[];
beforeEach(() => {
  sent = [];
});

const opened = (find: (text: string) => Promise<readonly Pick[]> = findNow) => {
  const Opened = () => {
    const [picked, setPicked] = useState<readonly Pick[]>([]);
    const form = useForm({
      initial: { title: '' },
      send: async () => void sent.push(picked.map(({ name }) => name)),
      done: () => undefined,
    });
    return (
      <Form form={form} label="form">
        <PickMany label="organizations" values={picked} onChange={setPicked} find={find} />
        <button type="submit">send</button>
      </Form>
    );
  };
  render(
    <I18nextProvider i18n={i18n}>
      <Opened />
    </I18nextProvider>,
  );
};

const field = () => screen.getByRole('combobox', { name: 'organizations' }) as HTMLInputElement;
const type = (value: string) => act(async () => void fireEvent.change(field(), { target: { value } }));
const submit = () => act(async () => void fireEvent.submit(screen.getByLabelText('form')));
/** @returns whether the key was left to the browser, for which Enter submits the form */
const press = async (key: string, more: object = {}): Promise<boolean> => {
  let left = false;
  await act(async () => {
    left = fireEvent.keyDown(field(), { key, ...more });
  });
  return left;
};
const picked = () => [...document.querySelectorAll('.chips li')].map((li) => li.firstChild!.textContent);

it('Enter takes the only one that was found, and is kept from the form', async () => {
  opened();
  await type('闽');
  expect(await press('Enter')).toBe(false);
  expect(picked()).toEqual(['闽籍商会']);
  expect(field().value).toBe('');
  expect(await press('Enter')).toBe(false);
  await submit();
  expect(sent).toEqual([['闽籍商会']]);
});

it.each([
  [[], '粤籍企业家商会'],
  [['ArrowDown'], '粤籍企业家商会'],
  [['ArrowDown', 'ArrowDown'], '粤港澳协会'],
  [['ArrowUp'], '粤港澳协会'],
])('of several, Enter after %j takes %s', async (keys, name) => {
  opened();
  await type('粤');
  for (const key of keys) await press(key);
  expect(document.querySelector('.found .on')?.textContent).toBe(name);
  const spoken = field().getAttribute('aria-activedescendant');
  // Nothing is said to be chosen before somebody goes there.
  expect(spoken && document.getElementById(spoken)?.textContent).toBe(keys.length === 0 ? null : name);
  await press('Enter');
  expect(picked()).toEqual([name]);
});

it('a press picks, and the field is there for the next', async () => {
  opened();
  await type('粤');
  await act(async () => void fireEvent.click(screen.getByRole('option', { name: '粤港澳协会' })));
  expect(picked()).toEqual(['粤港澳协会']);
  expect(document.activeElement).toBe(field());
});

it('Enter takes nothing of an answer to less than is typed', async () => {
  const late: (() => void)[] = [];
  opened(async (text) => {
    if (text !== '粤') await new Promise<void>((resolve) => late.push(resolve));
    return findNow(text);
  });
  await type('粤');
  await type('粤港');
  expect(await press('Enter')).toBe(false);
  expect(picked()).toEqual([]);
  await act(async () => late[0]!());
  await press('Enter');
  expect(picked()).toEqual(['粤港澳协会']);
});

it.each([
  ['isComposing', { isComposing: true }],
  ['the key code that Safari sends', { keyCode: 229 }],
])('the Enter of a composition, by %s, does nothing', async (_, how) => {
  guardComposition();
  opened();
  await type('闽');
  await press('Enter', how);
  expect(picked()).toEqual([]);
  expect(field().value).toBe('闽');
});

it('is not submitted while something is typed and not picked: the field says so and has the focus', async () => {
  opened();
  await type('闽');
  await submit();
  expect(sent).toEqual([]);
  expect(document.activeElement).toBe(field());
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field().getAttribute('aria-describedby')!)?.textContent).not.toBe('');
  // Escape clears it, and no dialog around it hears of that.
  expect(await press('Escape')).toBe(false);
  expect(field().getAttribute('aria-invalid')).toBeNull();
  await submit();
  expect(sent).toEqual([[]]);
});

it('says that finding failed, and not that there is nothing', async () => {
  let isDown = true;
  opened((text) => (isDown ? Promise.reject(new Error('no answer')) : findNow(text)));
  const said = () => document.querySelector('.menu-empty')?.textContent;
  await type('闽');
  expect(said()).toBe(i18n.t('picker.failed'));
  isDown = false;
  await type('闽无');
  expect(said()).toBe(i18n.t('picker.nothing'));
  await type('闽籍');
  expect(said()).toBeUndefined();
});

it('leaves the keys to the page while something unpicked stands in it', async () => {
  const pressed: string[] = [];
  const Keys = () => {
    useKeys({ j: ({ key }) => void pressed.push(key) });
    return null;
  };
  render(<Keys />);
  opened();
  await type('粤');
  expect(screen.getByRole('listbox')).toBeTruthy();
  fireEvent.keyDown(field(), { key: 'j' });
  expect(pressed).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(pressed).toEqual(['j']);
});
