import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { apiOf, type Api } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { axeFindings } from '../support/look.js';
import { journeys } from '../support/suite.js';

type Claim = {
  readonly subjectId: string;
  readonly subjectName: string;
  readonly subjectVersion: number;
  readonly claimed: string;
  readonly standing: string;
  readonly recognition: { readonly value: string | null; readonly reason: string | null } | null;
};

const CLAIM = 'subjectId subjectName subjectVersion claimed standing recognition { value reason }';

/** The planned investment of projects, as the page lists it. */
const waiting = async (api: Api): Promise<readonly Claim[]> => {
  const { recognitionQueue } = await api.ask<{
    recognitionQueue: { edges: readonly { readonly node: Claim }[] };
  }>(
    `{ recognitionQueue(filter: { measures: [PLANNED_INVESTMENT], standings: [NONE] }, first: 20) { edges { node { ${CLAIM} } } } }`,
  );
  return recognitionQueue.edges.map(({ node }) => node);
};

const claimOf = async (api: Api, subjectId: string): Promise<Claim> => {
  const { recognitionQueue } = await api.ask<{
    recognitionQueue: { edges: readonly { readonly node: Claim }[] };
  }>(
    `query ($ids: [ID!]) { recognitionQueue(
       filter: { subjectIds: $ids, measures: [PLANNED_INVESTMENT], standings: [NONE, STALE, RECOGNIZED, REJECTED] }, first: 1
     ) { edges { node { ${CLAIM} } } } }`,
    { ids: [subjectId] },
  );
  return recognitionQueue.edges[0]!.node;
};

/** Another reviewer, who is quicker. */
const recognizes = async (api: Api, { subjectId }: Claim, value: string): Promise<void> => {
  const { subjectVersion: seenVersion } = await claimOf(api, subjectId);
  await api.ask('mutation ($input: RecognizeInput!) { recognize(input: $input) { id } }', {
    input: { subjectId, measure: 'PLANNED_INVESTMENT', decision: 'RECOGNIZE', value, seenVersion },
  });
};

type Input = { readonly subjectId: string; readonly value?: string; readonly seenVersion: number };

/** What the page sends as decisions, in their order. */
const sentBy = (page: Page): Input[] => {
  const inputs: Input[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('mutation Recognize'))
      inputs.push((JSON.parse(body) as { variables: { input: Input } }).variables.input);
  });
  return inputs;
};

/** Longer than a claim must have been on the screen before a key decides on it. */
const read = (page: Page): Promise<void> => page.waitForTimeout(600);

const current = (page: Page) => page.locator('.queue-item[aria-current]');

const openQueue = async (page: Page): Promise<void> => {
  await page.goto('/recognition?measure=planned_investment');
  await settled(page);
  await current(page).waitFor();
};

/** The claim with this id, however the list stands by now. */
const openClaim = async (page: Page, { subjectId }: Claim): Promise<void> => {
  await page.goto(`/recognition?measure=planned_investment&id=${subjectId}~planned_investment`);
  await settled(page);
  await page.getByRole('heading', { name: '申报', exact: true }).waitFor();
  await read(page);
};

journeys('a reviewer', ({ app, browser }) => {
  it('goes through the queue by keys alone: one recognized as it stands, one rejected with a reason', async () => {
    const api = await apiOf(app().url, 'admin');
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'reviewer');
    const sent = sentBy(page);
    await openQueue(page);
    const [first, second, third] = (await waiting(api)) as [Claim, Claim, Claim];
    const isOpen = async ({ subjectId }: Claim) =>
      expect(await current(page).getAttribute('href')).toContain(subjectId);
    const press = async (key: string) => {
      await page.keyboard.press(key);
      await read(page);
    };
    await isOpen(first);
    await press('j');
    await isOpen(second);
    await press('j');
    await isOpen(third);
    await press('k');
    await press('k');
    await isOpen(first);

    // Claim and evidence side by side, and what is decided between them stands with the claim.
    const [claim, evidence] = await Promise.all(
      ['申报', '依据'].map((name) => page.getByRole('heading', { name, exact: true }).boundingBox()),
    );
    expect(Math.abs(claim!.y - evidence!.y)).toBeLessThan(10);
    expect(evidence!.x).toBeGreaterThan(claim!.x + 200);
    expect(await axeFindings(page)).toEqual([]);

    // However far it is scrolled, what can be done and what was done are within the window, and neither moves the list.
    const list = page.locator('.queue-list');
    const acts = page.getByRole('button', { name: '认定', exact: true });
    await page.mouse.wheel(0, 200);
    const within = async (locator: Locator): Promise<boolean> => {
      const { y, height } = (await locator.boundingBox())!;
      return y >= 0 && y + height <= page.viewportSize()!.height;
    };
    expect(await within(acts)).toBe(true);
    const listed = async (): Promise<number> => {
      const [frame, rows] = await Promise.all([list.boundingBox(), list.locator('ul').boundingBox()]);
      return Math.round(rows!.y - frame!.y);
    };
    const before = await listed();
    await press('a');
    await page.getByRole('status').filter({ hasText: '已认定' }).waitFor();
    const told = page.locator('.queue-told');
    expect(await within(told)).toBe(true);
    expect(await told.innerText()).toContain('计划投资');
    expect(await listed()).toBe(before);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ subjectId: first.subjectId, value: first.claimed });
    expect(await claimOf(api, first.subjectId)).toMatchObject({
      standing: 'RECOGNIZED',
      recognition: { value: first.claimed },
    });

    await isOpen(second);
    // Without a reason it is none: the field asks for one and has the focus.
    await press('r');
    expect(sent).toHaveLength(1);
    await page.keyboard.type('缺少投资协议原件');
    await page.keyboard.press('Tab');
    await press('r');
    await page.getByRole('status').filter({ hasText: '已驳回' }).waitFor();
    expect(await claimOf(api, second.subjectId)).toMatchObject({
      standing: 'REJECTED',
      recognition: { reason: '缺少投资协议原件' },
    });
    await isOpen(third);
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 180_000);

  it('is told what another has decided meanwhile, also on another page, and sends what the button says', async () => {
    const api = await apiOf(app().url, 'admin');
    const claim = (await waiting(api))[0]!;
    const part = String(BigInt(claim.claimed) / 2n);
    const { context, page, offences } = await visit(browser(), app().url);
    await signIn(page, 'reviewer');
    await openClaim(page, claim);
    const sent = sentBy(page);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/graphql', async (route) => {
      if ((route.request().postData() ?? '').includes('mutation Recognize')) await held;
      await route.continue();
    });
    await page.keyboard.press('a');
    await page.getByRole('link', { name: '工作台', exact: true }).first().click();
    await page.waitForURL((url) => url.pathname === '/');
    await recognizes(api, claim, part);
    release();
    const banner = page.getByRole('alert').filter({ hasText: '有1项认定没有完成' });
    await banner.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.unroute('**/graphql');

    await banner.getByRole('link').click();
    const failures = page.getByRole('alert').filter({ hasText: '没有完成的决定' });
    await failures.waitFor();
    await failures.getByRole('link').click();
    // It has left the list of what waits, and is shown all the same.
    const notice = page.getByRole('alert').filter({ hasText: '您查看期间该记录已变更' });
    await notice.waitFor();
    const told = await notice.innerText();
    expect(told).toContain(`（版本${claim.subjectVersion}→${claim.subjectVersion + 1}）`);
    expect(told).toContain('认定结果');
    expect(told).toContain('认定值');
    expect(await axeFindings(page)).toEqual([]);

    const anew = notice.getByRole('button', { name: /^按新版本认定/ });
    await anew.waitFor();
    const shown = await page.locator('.queue-figure').innerText();
    expect((await anew.innerText()).replace(/\s/g, '')).toContain(shown.replace(/\s|示意/g, ''));
    await anew.click();
    await page.getByRole('status').filter({ hasText: '已认定' }).waitFor();
    expect(sent.map(({ value, seenVersion }) => [value, seenVersion])).toEqual([
      [claim.claimed, claim.subjectVersion],
      [claim.claimed, claim.subjectVersion + 1],
    ]);
    expect(await claimOf(api, claim.subjectId)).toMatchObject({ recognition: { value: claim.claimed } });
    await failures.waitFor({ state: 'detached' });
    expect(offences).toEqual({ csp: [], foreign: [], errors: [] });
    await context.close();
  }, 180_000);

  it('is never let decide on an amount that is not on the screen', async () => {
    const api = await apiOf(app().url, 'admin');
    const claim = (await waiting(api))[0]!;
    const more = String(BigInt(claim.claimed) + 1_000_000_000n);
    const { context, page } = await visit(browser(), app().url);
    await signIn(page, 'reviewer');
    await openClaim(page, claim);
    const sent = sentBy(page);
    const { serverInfo } = await api.ask<{ serverInfo: { today: string } }>('{ serverInfo { today } }');
    await api.ask('mutation ($input: ReviseProjectPlanInput!) { reviseProjectPlan(input: $input) { id } }', {
      input: {
        projectId: claim.subjectId,
        plannedInvestment: { amount: more, currency: 'CNY' },
        revisedOn: serverInfo.today,
        reason: '增资扩产',
      },
    });
    // It comes by itself, and the form still has the old amount: keys decide nothing.
    const notice = page.getByRole('alert').filter({ hasText: '您查看期间该记录已变更' });
    await notice.waitFor();
    expect(await notice.innerText()).toContain('申报值');
    await page.keyboard.press('a');
    await read(page);
    expect(sent).toEqual([]);
    const amount = page.getByRole('textbox', { name: '认定金额' });
    const before = await amount.inputValue();
    await notice.getByRole('button', { name: '改看新版本' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await amount.inputValue()).not.toBe(before);
    await page.getByRole('heading', { name: '申报', exact: true }).click();
    await page.keyboard.press('a');
    await page.getByRole('status').filter({ hasText: '已认定' }).waitFor();
    expect(sent.map(({ value, seenVersion }) => [value, seenVersion])).toEqual([
      [more, claim.subjectVersion + 1],
    ]);
    await context.close();
  }, 180_000);
});
