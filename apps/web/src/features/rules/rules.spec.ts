import { beforeAll, describe, expect, it } from '@jest/globals';
import { createInstance, type TFunction } from 'i18next';
import enumsEn from '../../app/words/enums.en.ts';
import enumsZh from '../../app/words/enums.zh.ts';
import type { Say } from '../../app/use-enum.ts';
import { clausesOf, type Clauses } from './clauses.ts';
import { BASELINE, inOrder, isDesignated, mayDesignate, mayRetire } from './standing.ts';
import en from './words.en.ts';
import zh from './words.zh.ts';

const baseline: Clauses = {
  landed: { when: 'LANDED', needs: [] },
  floors: [],
  increases: 'COUNT',
  excluded: [],
  firstSigningOnly: false,
};

describe('what a rule says, in words', () => {
  const i18n = createInstance();
  beforeAll(() =>
    i18n.init({
      resources: { zh: { rules: zh, enums: enumsZh }, en: { rules: en, enums: enumsEn } },
      interpolation: { escapeValue: false },
    }),
  );
  const said = (language: 'zh' | 'en', clauses: Partial<Clauses>): readonly string[] => {
    const terms = i18n.getFixedT(language, 'enums') as unknown as (key: string) => string;
    const say: Say = (name, value) => terms(`${name}.${value}`);
    const t = i18n.getFixedT(language, 'rules') as unknown as TFunction<'rules'>;
    return clausesOf({ ...baseline, ...clauses }, { t, say, money: (fen) => `<${fen}>` });
  };

  it('of the baseline is that everything counts', () => {
    expect(said('zh', {})).toEqual([
      '登记为落地即计入，日期为落地之日',
      '不设金额下限',
      '追加投资：按增资日计入',
    ]);
    expect(said('en', {})).toEqual([
      'Counts once reported as landed, on the day of the landing',
      'No least amount',
      'Increases: On their own day',
    ]);
  });

  it.each<[Clauses['landed'], string, string]>([
    [
      { when: 'REGISTERED', needs: [] },
      '注册才算落地，日期为注册之日',
      'Counts as landed once: Registered; on the day of that',
    ],
    [
      { when: 'REGISTERED', needs: ['LAND_OBTAINED', 'CONSTRUCTION_STARTED'] },
      '注册，并且已取得土地、开工，才算落地；日期取其中最晚的一天',
      'Counts as landed once: Registered, and also: Land obtained, Construction started; on the latest of these days',
    ],
    [
      { when: 'LANDED', needs: ['PRODUCTION_STARTED'] },
      '登记为落地，并且已投产，才计入；日期取其中最晚的一天',
      'Counts once reported as landed and also: In production; on the latest of these days',
    ],
  ])('of a landing %j names each step', (landed, inChinese, inEnglish) => {
    expect([said('zh', { landed })[0], said('en', { landed })[0]]).toEqual([inChinese, inEnglish]);
  });

  it('of a floor names the amount, of what, and by which it is judged', () => {
    const floors: Clauses['floors'] = [
      { measure: 'PLANNED_INVESTMENT', least: '500000000000', judgedBy: 'FIRST' },
      { measure: 'CONTRACT_AMOUNT', least: '1', judgedBy: 'IN_FORCE' },
    ];
    expect(said('zh', { floors }).slice(1, -1)).toEqual([
      '计划总投资低于<500000000000>的不计，看首次确定的数额',
      '合同额低于<1>的不计，看当时的现行数额：达到之日起计入',
    ]);
    expect(said('en', { floors }).slice(1, -1)).toEqual([
      'Not below <500000000000> of Planned investment, by the amount first said',
      'Not below <1> of Contract amount, by the amount in force: it counts from the day it gets there',
    ]);
  });

  it('of what nothing bears out yet is there as well: a newer server may count by it', () => {
    const clauses: Partial<Clauses> = {
      increases: 'IGNORE',
      excluded: ['LOCAL_INVESTOR', 'RELOCATION'],
      firstSigningOnly: true,
    };
    expect(said('zh', clauses).slice(2)).toEqual([
      '追加投资：不计',
      '不计：本地企业投资、搬迁项目',
      '只归首次签约的一方',
    ]);
    expect(said('en', clauses).slice(2)).toEqual([
      'Increases: Not counted',
      'Left out: Local investor, Relocation',
      'Credited only where it was signed first',
    ]);
  });
});

describe('what may be done with a rule', () => {
  type Standing = Parameters<typeof mayRetire>[0];
  const rule = (id: string, state: Standing['state'], ...until: (string | null)[]): Standing => ({
    id,
    state,
    designations: until.map((to) => ({ to })),
  });
  const allowed = (...all: readonly Standing[]) =>
    Object.fromEntries(
      all.map((one) => [
        one.id,
        [
          isDesignated(one, all) ? 'designated' : '',
          mayDesignate(one, all) ? 'designate' : '',
          mayRetire(one, all) ? 'retire' : '',
        ]
          .filter((word) => word !== '')
          .join(' '),
      ]),
    );

  it('given that nobody has designated any, then the baseline is the default', () => {
    expect(allowed(rule(BASELINE, 'DEFAULT'), rule('strict@1', 'COUNTED'))).toEqual({
      [BASELINE]: 'designated',
      'strict@1': 'designate retire',
    });
  });

  it('given another default, then the baseline can be it again and is never retired', () => {
    expect(
      allowed(
        rule(BASELINE, 'COUNTED'),
        rule('strict@1', 'DEFAULT', 'x:0.9', null),
        rule('old@1', 'RETIRED'),
      ),
    ).toEqual({ [BASELINE]: 'designate', 'strict@1': 'designated', 'old@1': '' });
  });

  it('given a default that is being counted, then what stands in for it can be it again and not be retired', () => {
    expect(
      allowed(
        rule(BASELINE, 'COUNTED', 'x:0.4'),
        rule('strict@1', 'DEFAULT', 'x:0.9'),
        rule('new@1', 'BUILDING', null),
        rule('other@1', 'BUILDING'),
      ),
    ).toEqual({
      [BASELINE]: 'designate',
      'strict@1': 'designate',
      'new@1': 'designated',
      'other@1': 'designate retire',
    });
  });

  it('given a rule of another jurisdiction, then nothing', () => {
    expect(allowed(rule(BASELINE, 'DEFAULT'), rule('theirs@1', null))).toEqual({
      [BASELINE]: 'designated',
      'theirs@1': '',
    });
  });

  it('stands in the order of what counts', () => {
    const all = [rule('a@1', 'RETIRED'), rule('b@1', null), rule('c@1', 'COUNTED'), rule('d@1', 'DEFAULT')];
    expect(inOrder(all).map(({ id }) => id)).toEqual(['d@1', 'c@1', 'a@1', 'b@1']);
  });
});
