import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { asOfIn, type Known } from '../../app/known.ts';
import { keyOf, queryClient } from '../../app/query.ts';
import { Card } from './card.tsx';
import { LeadAbout } from './lead-about.tsx';
import {
  LeadColumnDocument,
  type LeadColumnQuery,
  type LeadFactsFragment,
  type LeadRowFragment,
} from './leads.gql.ts';
import { refreshLists, settle } from './lists.ts';

afterEach(() => {
  cleanup();
  queryClient.clear();
});

const lead = {
  id: '00000000-0000-4000-8000-000000000001',
  title: '电解槽',
  stage: 'ASSIGNED',
  verdict: 'NONE',
  grade: null,
  inPool: false,
  duplicateOf: null,
  illustrative: false,
  investorName: null,
  expectedInvestment: null,
  chainName: null,
  reportedOn: '2022-07-01',
  lastFollowUpOn: '2022-07-21',
  nextFollowUpOn: null,
} as unknown as LeadRowFragment;

it.each([
  ['none, though it was reported', { lastFollowUpOn: null }, '还没有跟进'],
  ['its day, and for how long there was none', {}, '2022-07-21 10天未跟进'],
  ['its day alone once the lead is lost', { stage: 'LOST', lostOn: '2022-07-25' }, '2022-07-21'],
])('the last follow-up is %s', (_, more, text) => {
  const facts = { ...lead, firstLead: null, reporter: null, activity: null, summary: null, ...more };
  render(
    <I18nextProvider i18n={i18n}>
      <LeadAbout lead={facts as unknown as LeadFactsFragment} known="2022-07-31" />
    </I18nextProvider>,
  );
  expect(screen.getByText('上次跟进').nextElementSibling?.textContent).toBe(text);
});

describe('a card', () => {
  const show = (known: Known | undefined, move: ((lead: LeadRowFragment) => void) | undefined) =>
    render(
      <I18nextProvider i18n={i18n}>
        <Card
          lead={lead}
          index={0}
          tabbable
          draggable={move !== undefined}
          known={known}
          move={move}
          drag={() => undefined}
        />
      </I18nextProvider>,
    ).container;

  it('of the past leads to the lead of the same moment, counts days up to it, and moves nowhere', () => {
    const card = show('2022-07-31', undefined);
    expect(screen.getByRole('link').getAttribute('href')).toBe(`/leads/${lead.id}?known=2022-07-31`);
    expect(card.textContent).toContain('10天未跟进');
    expect([screen.queryByRole('button'), card.querySelector('[draggable="true"]')]).toEqual([null, null]);
  });

  it('of now leads to the lead, and can be moved', () => {
    const card = show(undefined, () => undefined);
    expect(screen.getByRole('link').getAttribute('href')).toBe(`/leads/${lead.id}`);
    expect(screen.getByRole('button').textContent).toBe('移到…');
    expect(card.querySelector('[draggable="true"]')).not.toBeNull();
  });
});

describe('a list of the past', () => {
  const keyAt = (known: Known | undefined) => [
    ...keyOf(LeadColumnDocument),
    'pages',
    { filter: { stages: ['ASSIGNED'] }, ...asOfIn(known) },
  ];
  const pages = (first: LeadRowFragment) => ({
    pages: [
      { leads: { pageInfo: { endCursor: null, hasNextPage: true }, edges: [{ node: first }] } },
      { leads: { pageInfo: { endCursor: null, hasNextPage: false }, edges: [] } },
    ] as unknown as LeadColumnQuery[],
    pageParams: [null, 'a'],
  });

  it('stays as it was, whatever is done or renewed meanwhile', async () => {
    const then = Date.now() - 60_000;
    for (const known of [undefined, '2022-07-31'])
      queryClient.setQueryData(keyAt(known), pages(lead), { updatedAt: then });
    settle({ ...lead, title: '电解槽二期' });
    await refreshLists();
    const of = (known?: Known) => queryClient.getQueryData<ReturnType<typeof pages>>(keyAt(known))!;
    expect(of().pages).toHaveLength(1);
    expect(of().pages[0]!.leads.edges[0]!.node.title).toBe('电解槽二期');
    expect(of('2022-07-31')).toEqual(pages(lead));
    // One card is newer, the list is not.
    expect(queryClient.getQueryState(keyAt(undefined))!.dataUpdatedAt).toBe(then);
    const isOld = (known?: Known) => queryClient.getQueryState(keyAt(known))!.isInvalidated;
    expect([isOld(), isOld('2022-07-31')]).toEqual([true, false]);
  });
});
