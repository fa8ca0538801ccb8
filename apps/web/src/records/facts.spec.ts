import { beforeAll, describe, expect, it } from '@jest/globals';
import i18next, { type TFunction } from 'i18next';
import common from '../app/words/common.zh.ts';
import enums from '../app/words/enums.zh.ts';
import events from '../app/words/events.zh.ts';
import { factLabel, factText } from './facts.ts';

let t: TFunction;
beforeAll(async () => {
  const i18n = i18next.createInstance();
  await i18n.init({
    lng: 'zh',
    defaultNS: 'common',
    resources: { zh: { common, enums, events } },
    interpolation: { escapeValue: false },
  });
  t = i18n.t as never;
});

describe('factLabel', () => {
  it.each([
    ['owner.stationId', '负责站点'],
    ['expectedInvestment', '预计投资'],
    ['expectedInvestment.original', '预计投资（原币）'],
    ['plannedInvestment.rateDate', '计划投资的汇率日期'],
    ['reached.REGISTERED', '注册日期'],
    ['received.PAID_IN_DOMESTIC', '到位内资累计'],
    ['PROJECTS_LANDED.decision', '落地项目认定结果'],
    ['chain.A1.name', '产业链A1的名称'],
    ['held.sessionCount', '场次'],
    ['something.new', 'something.new'],
  ])('%s is %s', (field, label) => {
    expect(factLabel(t, field)).toBe(label);
  });
});

describe('factText', () => {
  const names = new Map([['o1', '某商会']]);
  it.each([
    ['o1', '某商会'],
    ['NEGOTIATING', '洽谈中'],
    ['A', '甲级'],
    ['true', '是'],
    ['[]', '无'],
    ['[{"basisPoints":2500,"organizationId":"o1"}]', '某商会 25%'],
    ['[{"heldOn":"2026-01-02","sessions":3,"participants":50}]', '2026-01-02 3场50人次'],
    [
      '[{"joinedOn":"2026-01-02"},{"joinedOn":"2025-01-02","leftOn":"2025-02-02"}]',
      '2026-01-02起、2025-01-02至2025-02-02',
    ],
    ['[{"organizationId":"o1"}]', '某商会'],
    ['[{"on":"2026-01-02","place":"深圳","purpose":"考察"}]', '2026-01-02 深圳 考察'],
    ['[broken', '[broken'],
    ['谈了厂房', '谈了厂房'],
  ])('%s reads %s', (value, text) => {
    expect(factText(t, value, names)).toBe(text);
  });
  it('says where nothing is said', () => {
    expect(factText(t, null, names)).toBe('未填');
  });
});
