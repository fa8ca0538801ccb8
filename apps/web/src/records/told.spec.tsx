import { expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { queryClient } from '../app/query.ts';
import { Told } from './told.tsx';

const read = (value: unknown) =>
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Told value={value} />
      </QueryClientProvider>
    </I18nextProvider>,
  ).container.textContent;

it.each<[string, unknown, string]>([
  ['nothing', null, '未填'],
  ['a text', '扩建', '扩建'],
  ['a term', 'CONTRACT', '合同协议'],
  [
    'a foreign amount',
    { amount: '1500000000', currency: 'USD', cny: '10650000000', rate: '7.1' },
    '1500万美元',
  ],
  [
    'shares',
    [
      { organizationId: '甲', basisPoints: '6667' },
      { organizationId: '乙', basisPoints: '3333' },
    ],
    '甲 66.67%、乙 33.33%',
  ],
])('%s that somebody else changed is told in words', (_, value, words) => {
  expect(read(value)).toBe(words);
});
