import { expect, it } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { OFFLINE, Refusal } from '../app/refusal.ts';
import { TextField } from './fields.tsx';
import { Form, useForm } from './form.tsx';

/** A form with one field; what it sends waits until it is answered. */
const opened = () => {
  const sent: { readonly commandId: string; readonly answer: (refusal?: Refusal) => Promise<void> }[] = [];
  const done: string[] = [];
  const Opened = () => {
    const form = useForm({
      initial: { title: '储能' },
      send: (_values, { commandId }) =>
        new Promise<string>((resolve, reject) => {
          const answer = (refusal?: Refusal) =>
            act(async () => (refusal === undefined ? resolve(commandId) : reject(refusal)));
          sent.push({ commandId, answer });
        }),
      done: (answer) => void done.push(answer),
    });
    const { value, onChange } = form.field('title');
    return (
      <Form form={form} label="form">
        <input aria-label="title" value={value} onChange={(event) => onChange(event.target.value)} />
      </Form>
    );
  };
  render(
    <I18nextProvider i18n={i18n}>
      <Opened />
    </I18nextProvider>,
  );
  const press = () => act(async () => void fireEvent.submit(screen.getByLabelText('form')));
  const type = (value: string) =>
    act(async () => void fireEvent.change(screen.getByLabelText('title'), { target: { value } }));
  return { sent, done, press, type };
};

it('a second press while it is being sent sends nothing', async () => {
  const { sent, press } = opened();
  await press();
  await press();
  expect(sent).toHaveLength(1);
});

it('a press while the next page is on its way is the same command, and an edit makes it another', async () => {
  const { sent, done, press, type } = opened();
  await press();
  await sent[0]!.answer();
  await press();
  await sent[1]!.answer();
  expect(sent[1]!.commandId).toBe(sent[0]!.commandId);
  expect(done).toEqual([sent[0]!.commandId, sent[0]!.commandId]);
  await type('储能二期');
  await press();
  expect(sent[2]!.commandId).not.toBe(sent[0]!.commandId);
});

it('a lost answer keeps the command, a refusal keeps it until an edit', async () => {
  const { sent, press, type } = opened();
  await press();
  await sent[0]!.answer(new Refusal(OFFLINE));
  await press();
  expect(sent[1]!.commandId).toBe(sent[0]!.commandId);
  await sent[1]!.answer(new Refusal('TEXT_TOO_LONG'));
  await type('储能二期');
  await press();
  expect(sent[2]!.commandId).not.toBe(sent[0]!.commandId);
});

it('the focus goes to the first wrong field when it is refused, and stays where somebody types after that', async () => {
  const Opened = () => {
    const form = useForm({
      initial: { a: '', b: '' },
      check: ({ a, b }) => ({ ...(a === '' ? { a: 'NEEDED' } : {}), ...(b === '' ? { b: 'NEEDED' } : {}) }),
      send: async () => undefined,
      done: () => undefined,
    });
    return (
      <Form form={form} label="form">
        <TextField {...form.field('a')} label="a" needed />
        <TextField {...form.field('b')} label="b" needed />
      </Form>
    );
  };
  render(
    <I18nextProvider i18n={i18n}>
      <Opened />
    </I18nextProvider>,
  );
  await act(async () => void fireEvent.submit(screen.getByLabelText('form')));
  expect(document.activeElement).toBe(screen.getByLabelText('a'));
  screen.getByLabelText('b').focus();
  await act(async () => void fireEvent.change(screen.getByLabelText('b'), { target: { value: '1' } }));
  expect(document.activeElement).toBe(screen.getByLabelText('b'));
});

it('what is folded away and wrong is unfolded, and stays so while it is mended', async () => {
  const Opened = () => {
    const form = useForm({
      initial: { a: '', b: '', c: '' },
      check: ({ a, b }) => ({ ...(a === '' ? { a: 'NEEDED' } : {}), ...(b === '' ? { b: 'NEEDED' } : {}) }),
      send: async () => undefined,
      done: () => undefined,
    });
    const folded = (name: 'a' | 'b' | 'c') => (
      <details aria-label={`fold ${name}`}>
        <TextField {...form.field(name)} label={name} needed />
      </details>
    );
    return (
      <Form form={form} label="form">
        {folded('a')}
        {folded('b')}
        {folded('c')}
      </Form>
    );
  };
  render(
    <I18nextProvider i18n={i18n}>
      <Opened />
    </I18nextProvider>,
  );
  const unfolded = () => [...document.querySelectorAll('details')].map(({ open }) => open);
  await act(async () => void fireEvent.submit(screen.getByLabelText('form')));
  expect(unfolded()).toEqual([true, true, false]);
  await act(async () => void fireEvent.change(screen.getByLabelText('a'), { target: { value: '1' } }));
  expect(screen.getByLabelText('a').getAttribute('aria-invalid')).toBeNull();
  expect(unfolded()).toEqual([true, true, false]);
});

it('what is wrong with one field and mended in another is wrong no longer; the server’s word stays', async () => {
  const Opened = () => {
    const form = useForm({
      initial: { a: '', b: '' },
      check: ({ a, b }) => (a === '' && b === '' ? { a: 'NEEDED' } : {}),
      send: () => Promise.reject(new Refusal('BAD_USER_INPUT', {}, [{ field: 'a', code: 'TEXT_TOO_LONG' }])),
      done: () => undefined,
    });
    return (
      <Form form={form} label="form">
        <TextField {...form.field('a')} label="a" needed />
        <TextField {...form.field('b')} label="b" needed />
      </Form>
    );
  };
  render(
    <I18nextProvider i18n={i18n}>
      <Opened />
    </I18nextProvider>,
  );
  const isWrong = () => screen.getByLabelText('a').getAttribute('aria-invalid') === 'true';
  const submit = () => act(async () => void fireEvent.submit(screen.getByLabelText('form')));
  const type = (value: string) =>
    act(async () => void fireEvent.change(screen.getByLabelText('b'), { target: { value } }));
  await submit();
  expect(isWrong()).toBe(true);
  await type('1');
  expect(isWrong()).toBe(false);
  await submit();
  expect(isWrong()).toBe(true);
  await type('12');
  expect(isWrong()).toBe(true);
});
