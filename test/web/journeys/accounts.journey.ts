import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { apiOf, unique } from '../support/api.js';
import { PASSWORD, settled, signIn, visit } from '../support/browser.js';
import { axeFindings } from '../support/look.js';
import { journeys } from '../support/suite.js';

/** As when somebody signs in where the sign-in page was open from before: the browser's session is theirs from now on. */
const signInBeside = async (page: Page, username: string): Promise<void> => {
  await page.goto('/healthz');
  const answer = await page.evaluate(
    async (input) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: 'mutation ($input: SignInInput!) { signIn(input: $input) { username } }',
          variables: { input },
        }),
      });
      return response.json() as Promise<{ data: { signIn: { username: string } } }>;
    },
    { username, password: PASSWORD },
  );
  expect(answer.data.signIn.username).toBe(username);
};

/** Sends what is typed, unless this comes up first: the page may have noticed by itself whose session it is, or have sent it already. */
const sendUnless = async (page: Page, first: Locator): Promise<void> => {
  const pressed = page.getByRole('button', { name: '报送', exact: true }).click();
  pressed.catch(() => undefined);
  await Promise.race([pressed, first.waitFor()]);
};

journeys('two accounts in one browser', ({ app, browser }) => {
  const typed = async (title: string) => {
    const who = await visit(browser(), app().url);
    await signIn(who.page, 'liaison');
    await who.page.goto('/leads/new');
    await settled(who.page);
    await who.page.getByLabel('线索名称').fill(title);
    await signInBeside(await who.context.newPage(), 'admin');
    await who.page.bringToFront();
    return { ...who, over: who.page.getByRole('dialog').filter({ hasText: '这个浏览器现在登录的是' }) };
  };

  it('what is typed in one’s tab is not sent as the other, and goes through once its own is back', async () => {
    const title = `${unique()}两个账号的线索`;
    const { page, context, over, offences } = await typed(title);
    await sendUnless(page, over);
    await over.getByText('现在登录的是演示管理员，这个页面是').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const api = await apiOf(app().url, 'liaison');
    const recorded = async () =>
      (
        await api.ask<{
          leads: { edges: { node: { id: string } }[] };
        }>('query ($search: String!) { leads(filter: { search: $search }) { edges { node { id } } } }', {
          search: title,
        })
      ).leads.edges.map(({ node }) => node.id);
    expect(await recorded()).toEqual([]);

    await over.locator('#password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await over.waitFor({ state: 'detached' });
    const recordedPage = page.getByRole('heading', { level: 1, name: title });
    await sendUnless(page, recordedPage);
    await recordedPage.waitFor();
    const [id, ...more] = await recorded();
    expect(more).toEqual([]);
    const { timeline } = await api.ask<{ timeline: { edges: { node: { actorName: string } }[] } }>(
      'query ($id: ID!) { timeline(subjectId: $id, first: 1) { edges { node { actorName } } } }',
      { id },
    );
    expect(timeline.edges.map(({ node }) => node.actorName)).toEqual(['演示招商专员']);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 120_000);

  it('or the tab becomes the other’s, after a warning that something typed would be lost', async () => {
    const { page, context, over } = await typed('换成别人的页面');
    await sendUnless(page, over);
    const warned: string[] = [];
    page.on('dialog', (dialog) => {
      warned.push(dialog.type());
      void dialog.accept();
    });
    await over.getByRole('button', { name: '换成演示管理员的页面' }).click();
    await page.locator('.who').filter({ hasText: '演示管理员' }).waitFor();
    expect(warned).toEqual(['beforeunload']);
    await context.close();
  }, 120_000);
});
