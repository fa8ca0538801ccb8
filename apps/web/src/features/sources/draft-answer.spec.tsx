import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { i18n } from '../../app/i18n.ts';
import { keyOf, queryClient } from '../../app/query.ts';
import type { FormState } from '../../ui/form.tsx';
import { Answer } from './draft-answer.tsx';
import { askedIn, nameOf, valuesFor, type Draft, type Part, type Values } from './figure-form.ts';
import { terms, type Compared, type Measured, type Term } from './figure-question.ts';
import { PrintedAnswerDocument, PrintedCodesDocument } from './sources.gql.ts';

const draft = { key: '1-1', line: 1, quote: '50%', value: '50', unit: '%', qualifier: 'EXACT' } as Draft;
const measures = ['RATED_ORGANIZATIONS', 'HUBS', 'STATIONS'].map(
  (measure) => ({ measure, unit: 'COUNT', flow: 'STOCK', kindDimension: null }) as unknown as Measured,
);
const saying = (said: Partial<Record<Part, string>>): Values => ({
  ...valuesFor([draft], {}),
  ...Object.fromEntries(Object.entries(said).map(([part, text]) => [nameOf(draft.key, part as Part), text])),
});
const filterOf = (values: Values, term: Term) => askedIn(values, draft, term, measures);

/** What the server has answered already; nothing else is ever answered. */
const answered = (values: Values, term: Term, measure: string, value: string) =>
  queryClient.setQueryData(
    keyOf(PrintedAnswerDocument, {
      measure: measure as Measure,
      filter: filterOf(values, term),
      locale: 'ZH_CN',
    }),
    { totals: { grand: [{ value, entryCount: 1 }] } } as never,
  );
const page = (values: Values, compared: Exclude<Compared, 'register'>) => (
  <I18nextProvider i18n={i18n}>
    <QueryClientProvider client={queryClient}>
      <Answer
        draft={draft}
        form={{ values } as FormState<Values>}
        catalogue={{ measures }}
        compared={compared}
      />
    </QueryClientProvider>
  </I18nextProvider>
);
const said = () => screen.getByRole('status').textContent;

const { fetch } = globalThis;
beforeEach(() => {
  globalThis.fetch = () => new Promise(() => undefined);
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  globalThis.fetch = fetch;
});

it('is no verdict on a share whose denominator, or numerator, is that of the question before', () => {
  const first = saying({ measure: 'HUBS', ofMeasure: 'STATIONS', by: 'ratio' });
  answered(first, terms.first, 'HUBS', '5');
  answered(first, terms.second, 'STATIONS', '10');
  const { rerender } = render(page(first, 'ratio'));
  expect(said()).toMatch(/50%.*5 \/ 10.*一致/);
  for (const changed of [{ ofMeasure: 'RATED_ORGANIZATIONS' }, { measure: 'RATED_ORGANIZATIONS' }]) {
    rerender(page(saying({ measure: 'HUBS', ofMeasure: 'STATIONS', by: 'ratio', ...changed }), 'ratio'));
    expect(said()).toBe('正在查询台账…');
    rerender(page(first, 'ratio'));
    expect(said()).toMatch(/50%.*5 \/ 10.*一致/);
  }
});

it('is no verdict on the figure, or the number of codes, of the question before', () => {
  const figure = saying({ unit: '', measure: 'HUBS', by: 'figure' });
  answered(figure, terms.first, 'HUBS', '50');
  const { rerender } = render(page(figure, 'figure'));
  expect(said()).toMatch(/50.*一致/);
  rerender(page(saying({ unit: '', measure: 'STATIONS', by: 'figure' }), 'figure'));
  expect(said()).toBe('正在查询台账…');

  const codes = saying({ unit: '', measure: 'HUBS', by: 'codes', codesOf: 'REGION' });
  queryClient.setQueryData(
    keyOf(PrintedCodesDocument, { measure: 'HUBS', filter: filterOf(codes, terms.first), of: 'REGION' }),
    { totals: { distinct: 50, grand: [{ entryCount: 1 }] } } as never,
  );
  rerender(page(codes, 'codes'));
  expect(said()).toMatch(/50.*一致/);
  rerender(page(saying({ unit: '', measure: 'HUBS', by: 'codes', codesOf: 'YEAR' }), 'codes'));
  expect(said()).toBe('正在查询台账…');
});
