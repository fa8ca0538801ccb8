import { expect, it } from '@jest/globals';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import Dialog from './dialog.tsx';

const Page = () => {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <I18nextProvider i18n={i18n}>
      <h1 id="page-title" tabIndex={-1}>
        page
      </h1>
      {done ? null : (
        <button type="button" onClick={() => setOpen(true)}>
          reopen
        </button>
      )}
      <button type="button" onClick={() => setDone(true)}>
        answered
      </button>
      {open ? (
        <Dialog title="dialog" close={() => setOpen(false)}>
          <input aria-label="reason" />
        </Dialog>
      ) : null}
    </I18nextProvider>
  );
};

const opened = async () => {
  render(<Page />);
  const button = screen.getByText('reopen');
  button.focus();
  await act(async () => void fireEvent.click(button));
  screen.getByLabelText('reason').focus();
  const close = () =>
    act(async () => void fireEvent.keyDown(screen.getByLabelText('reason'), { key: 'Escape' }));
  return { button, close };
};
const answered = () => act(async () => void fireEvent.click(screen.getByText('answered', { exact: true })));

it('puts the focus back to what opened it', async () => {
  const { button, close } = await opened();
  await close();
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it('puts it to the heading where the button of the act is gone by then', async () => {
  const { close } = await opened();
  await answered();
  await close();
  await waitFor(() => expect(document.activeElement?.id).toBe('page-title'));
});

it('puts it there too where that button goes a moment later', async () => {
  const { button, close } = await opened();
  await close();
  await waitFor(() => expect(document.activeElement).toBe(button));
  // Past the frame in which it begins to watch.
  await act(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await answered();
  await waitFor(() => expect(document.activeElement?.id).toBe('page-title'));
});
