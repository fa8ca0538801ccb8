import { afterEach, describe, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../app/i18n.ts';
import { sections } from '../../app/sections.ts';
import { ViewerProvider, type Viewer } from '../../app/session.tsx';
import { AllSections } from './all-sections.tsx';

afterEach(cleanup);

// The router scrolls, which jsdom cannot.
window.scrollTo = () => undefined;

/** Where whoever holds these permissions is led, list by list. */
const listsOf = async (permissions: readonly string[]): Promise<(string | null)[][]> => {
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <ViewerProvider value={{ id: 'x', permissions } as never as Viewer}>
          <AllSections />
        </ViewerProvider>
      ),
    }),
    history: createMemoryHistory(),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router as never} />
    </I18nextProvider>,
  );
  await screen.findByRole('navigation');
  return [...document.querySelectorAll('ul')].map((list) =>
    [...list.querySelectorAll('a')].map((link) => link.getAttribute('href')),
  );
};

describe('all pages on a phone', () => {
  it('are those of the navigation, an admin’s registers under their word', async () => {
    const lists = await listsOf(sections.flatMap(({ needs }) => needs));
    expect(lists).toHaveLength(2);
    expect(lists.flat()).toEqual(sections.map(({ to }) => to));
    expect(lists[1]!.every((to) => to!.startsWith('/admin/'))).toBe(true);
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('管理');
  });

  it('leave out what one may not open, and the word over nothing', async () => {
    const [own, ...more] = await listsOf(['pipeline.read']);
    expect(own).toEqual(['/', '/leads', '/visits', '/activities', '/agreements', '/projects', '/outcomes']);
    expect(more).toEqual([]);
    expect(screen.queryByRole('heading', { level: 3 })).toBeNull();
  });
});
