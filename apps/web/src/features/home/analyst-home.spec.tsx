import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { Measure } from '../../app/enums.gql.ts';
import { i18n } from '../../app/i18n.ts';
import { keyOf, queryClient } from '../../app/query.ts';
import { ViewerProvider, type Viewer } from '../../app/session.tsx';
import { measures } from '../../records/measures.ts';
import { AnalystHome } from './analyst-home.tsx';
import {
  HomeCountedDocument,
  HomeDocumentsDocument,
  HomeMonthsDocument,
  HomePairsDocument,
  HomeTotalsDocument,
} from './home.gql.ts';

type Counted = Partial<Readonly<Record<Measure, string>>>;
type Printed = { readonly id: string; readonly title: string };

const viewer = {
  displayName: '分析员',
  role: 'ANALYST',
  permissions: ['figures.read', 'document.read', 'document.register', 'document.observe'],
  jurisdictionId: 'weifang',
  organizationId: null,
} as unknown as Viewer;

const grand = (counted: Counted, asked: readonly Measure[]) => ({
  grand: asked.map((measure) => ({
    measure,
    unit: /AMOUNT|INVESTMENT/.test(measure) ? 'FEN' : 'COUNT',
    value: counted[measure] ?? '0',
  })),
});

// Not there in jsdom; the router calls it on every page.
globalThis.scrollTo = () => undefined;

/** The first page of somebody whose server has answered already. */
const show = async (counted: Counted, documents: readonly Printed[] = []) => {
  const none = grand({}, ['PROJECTS_LANDED', 'PLANNED_INVESTMENT']);
  // Whatever week it is.
  queryClient.setQueryDefaults(keyOf(HomeTotalsDocument), {
    initialData: {
      claimed: grand(counted, ['PROJECTS_LANDED', 'PLANNED_INVESTMENT']),
      recognized: none,
      week: none,
    },
  });
  queryClient.setQueryData(keyOf(HomeCountedDocument, { measures: [...measures] }), {
    totals: grand(counted, measures),
  });
  queryClient.setQueryData(keyOf(HomeDocumentsDocument, { jurisdictionId: 'weifang', first: 5 }), {
    documents,
  });
  queryClient.setQueryData(keyOf(HomeMonthsDocument, {}), {
    claimed: { rows: [] },
    recognized: { rows: [] },
  });
  queryClient.setQueryData(keyOf(HomePairsDocument, {}), { totals: { rows: [] } });
  const router = createRouter({
    routeTree: createRootRoute({ component: AnalystHome }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <ViewerProvider value={viewer}>
          <RouterProvider router={router as never} />
        </ViewerProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  await screen.findByRole('heading', { level: 1 });
  return {
    headings: screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent),
    links: screen.getAllByRole('link').map(({ textContent }) => textContent),
  };
};

afterEach(() => {
  cleanup();
  queryClient.clear();
});

describe('the first page of an analyst', () => {
  it('of a jurisdiction without projects shows what is counted there, and its own documents', async () => {
    const { headings, links } = await show({ HUBS: '133', SPONSORSHIP_AMOUNT: '13200000000' }, [
      { id: 'd1', title: '潍坊报道' },
    ]);
    expect(headings.slice(0, 2)).toEqual(['已有数据的指标', '公布数对账']);
    expect(headings).not.toContain('月度趋势');
    expect(links).toEqual(expect.arrayContaining(['枢纽型社会组织', '赞助金额', '潍坊报道', '看全部文件']));
    // What has no figure is not counted there.
    expect(links).not.toContain('获评等级组织');
    const hubs = screen.getByRole('link', { name: '枢纽型社会组织' });
    expect(hubs.getAttribute('href')).toContain('measure=hubs');
    expect(hubs.closest('li')!.textContent).toContain('133');
  });

  it('where nothing is counted at all says so, and what comes next', async () => {
    const { links } = await show({});
    expect(screen.queryByText(/^还没有任何数据/)).not.toBeNull();
    expect(links).toEqual(expect.arrayContaining(['看项目', '登记文件']));
  });

  it('with projects that state no plan keeps their months and shows what else is counted', async () => {
    const { headings } = await show({ PROJECTS_LANDED: '21', JOBS_OFFERED: '500' });
    expect(headings.slice(0, 3)).toEqual(['月度趋势', '已有数据的指标', '公布数对账']);
  });

  it('with planned investment is about that', async () => {
    const { headings } = await show({ PROJECTS_LANDED: '69', PLANNED_INVESTMENT: '5820000000000' });
    expect(headings.slice(0, 2)).toEqual(['月度趋势', '组织与产业链：计划投资前五']);
    expect(headings).not.toContain('已有数据的指标');
  });
});
