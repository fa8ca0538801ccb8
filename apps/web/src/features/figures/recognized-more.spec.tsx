import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { isMore, MoreMark, MoreWhy } from './recognized-more.tsx';

afterEach(cleanup);

describe('more recognized than claimed', () => {
  it.each([
    ['2857', '2937', true],
    ['2937', '2937', false],
    ['-85', '0', true],
    [undefined, '1', true],
    ['0.3333', '0.3334', true],
    ['1', undefined, false],
    [undefined, undefined, false],
  ])('claimed %s, recognized %s: %s', (claimed, recognized, is) =>
    expect(isMore(claimed, recognized)).toBe(is),
  );

  it('is marked with why, and leads to the claimed entries', () => {
    const opened = jest.fn();
    render(
      <I18nextProvider i18n={i18n}>
        <MoreMark of="2022-06" open={opened} />
        <MoreWhy />
      </I18nextProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: /2022-06.*多于申报.*申报明细/ }));
    expect(opened).toHaveBeenCalledTimes(1);
    expect(screen.getByText(/^这里的申报有减少（退出、调减、改归属）/)).toBeTruthy();
  });
});
