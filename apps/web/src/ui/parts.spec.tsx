import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { More } from './parts.tsx';

afterEach(cleanup);

it.each([
  [1, 1, false, ''],
  [0, 0, false, ''],
  [23, 23, false, '共23条'],
  [50, 121, true, '已显示50条，共121条再显示一些'],
])('a list that shows %s of %s says what is worth a word', (shown, of, hasMore, said) => {
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <More shown={shown} of={of} hasMore={hasMore} busy={false} more={() => undefined} />
    </I18nextProvider>,
  );
  expect(container.textContent).toBe(said);
});
