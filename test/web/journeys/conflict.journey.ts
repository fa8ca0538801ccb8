import { expect, it } from '@jest/globals';
import { apiOf, reported, unique } from '../support/api.js';
import { settled, signIn, visit } from '../support/browser.js';
import { journeys } from '../support/suite.js';

journeys('two people on one lead', ({ app, browser }) => {
  it('the second is shown what the first changed, and may insist or give way', async () => {
    const api = await apiOf(app().url, 'liaison');
    const investor = unique();
    const { id } = await reported(api, { title: `${investor}项目`, investorName: `${investor}有限公司` });
    const [one, two] = await Promise.all(
      ['liaison', 'liaison'].map(async () => {
        const who = await visit(browser(), app().url);
        await signIn(who.page, 'liaison');
        await who.page.goto(`/leads/${id}?do=correctLead`);
        await settled(who.page);
        const dialog = who.page.getByRole('dialog', { name: '更正' });
        await dialog.waitFor();
        return { ...who, dialog };
      }),
    );
    const correct = async ({ dialog }: NonNullable<typeof one>, to: string) => {
      await dialog.getByRole('textbox', { name: /^投资方/ }).fill(to);
      await dialog.getByRole('textbox', { name: /^更正原因/ }).fill('按营业执照更正');
      await dialog.getByRole('button', { name: '更正', exact: true }).click();
    };
    await correct(one!, `${investor}甲有限公司`);
    await one!.dialog.waitFor({ state: 'detached' });

    await correct(two!, `${investor}乙有限公司`);
    const conflict = two!.dialog.getByRole('alert').filter({ hasText: '别人已经修改' });
    await conflict.waitFor();
    expect(await conflict.innerText()).toContain(`${investor}有限公司`);
    expect(await conflict.innerText()).toContain(`${investor}甲有限公司`);
    // Nothing is lost and nothing was written.
    expect(await two!.dialog.getByRole('textbox', { name: /^投资方/ }).inputValue()).toBe(
      `${investor}乙有限公司`,
    );
    const nameNow = async () =>
      (
        await api.ask<{ lead: { investorName: string | null } }>(
          'query ($id: ID!) { lead(id: $id) { investorName } }',
          {
            id,
          },
        )
      ).lead.investorName;
    expect(await nameNow()).toBe(`${investor}甲有限公司`);

    await conflict.getByRole('button', { name: '仍用我填写的' }).click();
    await two!.dialog.waitFor({ state: 'detached' });
    expect(await nameNow()).toBe(`${investor}乙有限公司`);
    // The first one's page follows by itself.
    await one!.page.getByText(`${investor}乙有限公司`).first().waitFor();

    // What should not have been recorded is emptied, and stays away.
    await one!.page.goto(`/leads/${id}?do=correctLead`);
    await one!.dialog.waitFor();
    await correct(one!, '');
    await one!.dialog.waitFor({ state: 'detached' });
    expect(await nameNow()).toBeNull();

    expect(one!.offences).toEqual({ csp: [], foreign: [], errors: [] });
    expect(two!.offences).toEqual({ csp: [], foreign: [], errors: [] });
    await Promise.all([one!.context.close(), two!.context.close()]);
  }, 180_000);
});
