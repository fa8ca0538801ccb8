import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { Owed } from './owed.tsx';

afterEach(async () => {
  cleanup();
  await i18n.changeLanguage('zh');
});

const command = {
  reaction: 'claim-investor-when-lead-reported',
  position: '1234',
  eventId: '00000000-0000-4000-8000-000000000001',
  streamId: 'lead-7',
  since: '2026-01-02T03:04:05.000Z',
  triedAt: '2026-01-02T04:05:06.000Z',
  failure: 'somebody has deleted it',
};
const show = (totalCount: number) =>
  render(
    <I18nextProvider i18n={i18n}>
      <Owed owed={{ totalCount, commands: totalCount === 0 ? [] : [command] }} />
    </I18nextProvider>,
  ).container;

describe('what reactions owe', () => {
  it('is not mentioned where nothing is', () => {
    expect(show(0).textContent).toBe('');
  });

  it('is said by what, about which event, since when, last tried when, and why', () => {
    show(1);
    const cells = [...screen.getAllByRole('row')[1]!.children].map(({ textContent }) => textContent);
    expect(cells).toEqual([
      '判定首报claim-investor-when-lead-reported',
      '1,234',
      // In Shanghai.
      expect.stringContaining('2026-01-02 11:04'),
      expect.stringContaining('2026-01-02 12:05'),
      'lead-7',
      'somebody has deleted it',
    ]);
  });

  it('says how many more there are than it lists, in English, too', async () => {
    expect(show(103).textContent).toContain('按位次列出前1条，另有102条。');
    cleanup();
    await i18n.changeLanguage('en');
    expect(show(2).textContent).toContain('The first 1 by position are listed; there is 1 more.');
  });
});
