import { expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { configure, render, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../app/i18n.ts';
import { queryClient } from '../app/query.ts';
import { Told } from './told.tsx';

// A bound against hanging: how long anything takes is the machine's affair.
configure({ asyncUtilTimeout: 20_000 });

const show = (value: unknown) =>
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Told value={value} />
      </QueryClientProvider>
    </I18nextProvider>,
  ).container;

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
  expect(show(value).textContent).toBe(words);
});

it('organizations are told by their names once those are known, and by their ids until then', async () => {
  const [known, gone] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  globalThis.fetch = ((_url: string, { body }: { body: string }) => {
    const { variables } = JSON.parse(body) as { variables: { id: string } };
    const organization = variables.id === known ? { id: known, name: '青岛商会' } : null;
    return Promise.resolve({
      status: 200,
      headers: new Headers(),
      json: () => Promise.resolve({ data: { organization } }),
    });
  }) as never;
  const shown = show([
    { organizationId: known, basisPoints: '2500' },
    { organizationId: gone, basisPoints: '7500' },
  ]);
  expect(shown.textContent).toBe(`${known} 25%、${gone} 75%`);
  await waitFor(() => expect(shown.textContent).toBe(`青岛商会 25%、${gone} 75%`));
});
