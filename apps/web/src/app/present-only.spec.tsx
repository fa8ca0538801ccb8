import { afterEach, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from './i18n.ts';
import PresentOnly, { WrongMoment } from './present-only.tsx';

afterEach(cleanup);

// The router scrolls, which jsdom cannot.
window.scrollTo = () => undefined;

/** What stands over a page at an address: without a past, then with one; and where the way out of it leads. */
const over = async (address: string) => {
  const page = () => (
    <>
      <div data-testid="without">
        <PresentOnly />
      </div>
      <div data-testid="with">
        <WrongMoment />
      </div>
      <h1>认定</h1>
    </>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: page }),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  });
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router as never} />
    </I18nextProvider>,
  );
  await screen.findByRole('heading');
  const said = (of: string) => screen.getByTestId(of).textContent;
  return {
    said: [said('without'), said('with')],
    out: screen.queryAllByRole('link')[0]?.getAttribute('href'),
  };
};

it.each(['/?q=氢', '/?known='])('%s asks for now, and nothing is said', async (address) =>
  expect((await over(address)).said).toEqual(['', '']),
);

it.each(['2022-07-31', '2022-07-31T18:05'])(
  'a page without a past says that known=%s is left out, and how to be rid of it',
  async (known) => {
    const { said, out } = await over(`/?q=x&known=${known}`);
    expect(said).toEqual([
      `这一页只有现在的内容，地址里的时刻在这里不起作用： known=${known} 去掉这个时刻`,
      '',
    ]);
    const { searchParams } = new URL(out!, 'http://x');
    expect([searchParams.get('q'), searchParams.has('known')]).toEqual(['x', false]);
  },
);

it.each(['yesterday', '2999-01-01'])(
  'known=%s is no moment: each page says so that shows now',
  async (known) =>
    expect((await over(`/?known=${known}`)).said).toEqual([
      `这一页只有现在的内容，地址里的时刻在这里不起作用： known=${known} 去掉这个时刻`,
      `地址里的时刻不能查看，这里是现在的内容： known=${known} 去掉这个时刻`,
    ]),
);
