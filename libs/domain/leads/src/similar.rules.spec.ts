import { describe, expect, it } from '@jest/globals';
import { coreName, similarity } from './similar.rules.js';

const code = '51370200MJD12345XL';

describe('what a company is called', () => {
  it.each([
    ['青岛示例（集团）股份有限公司', '青岛示例'],
    ['青岛 示例', '青岛示例'],
    ['青岛示例集团有限公司', '青岛示例'],
    ['Ｓａｍｐｌｅ Hydrogen Co., Ltd.', 'samplehydrogen'],
    ['有限公司', '有限公司'],
    ['', ''],
  ])('%s is %s, whatever its width, blanks, brackets and form', (name, core) =>
    expect(coreName(name)).toBe(core),
  );
});

describe('a lead is like what is to be reported', () => {
  it('by the credit code first, however it was typed', () =>
    expect(
      similarity(
        { investorCreditCode: '5137 0200 mjd12345xl', investorName: '别的名称' },
        { investorCreditCode: code, investorName: '示例氢能有限公司' },
      ),
    ).toEqual({ why: 'SAME_CREDIT_CODE', score: 1 }));

  it('by the same name: as the first report judges it wholly, else but for the form of the company', () => {
    const lead = { investorName: '示例氢能有限公司' };
    expect(similarity({ investorName: '示例 氢能（有限公司）' }, lead)).toEqual({
      why: 'SAME_NAME',
      score: 1,
    });
    expect(similarity({ investorName: '示例氢能集团' }, lead)).toEqual({ why: 'SAME_NAME', score: 0.95 });
  });

  it('by a similar name or title, more so the more they share', () => {
    const lead = { investorName: '青岛示例氢能科技有限公司', title: '氢能装备产业园' };
    const near = similarity({ investorName: '青岛示例氢能' }, lead);
    const far = similarity({ investorName: '示例氢能' }, lead);
    expect([near?.why, far?.why]).toEqual(['SIMILAR_NAME', 'SIMILAR_NAME']);
    expect(near!.score).toBeGreaterThan(far!.score);
    expect(near!.score).toBeLessThan(0.95);
    expect(similarity({ title: '氢能装备产业园' }, lead)).toEqual({ why: 'SIMILAR_NAME', score: 0.9 });
  });

  it('not by a place or a form that many have, nor by nothing', () => {
    const lead = {
      investorName: '青岛示例氢能科技有限公司',
      title: '氢能装备项目',
      investorCreditCode: null,
    };
    expect(similarity({ investorName: '青岛远洋渔业有限公司' }, lead)).toBeUndefined();
    expect(similarity({ title: '海洋牧场项目' }, lead)).toBeUndefined();
    expect(similarity({}, lead)).toBeUndefined();
    expect(similarity({ investorName: '', title: '', investorCreditCode: '' }, lead)).toBeUndefined();
    expect(similarity({ investorCreditCode: code, investorName: '氢' }, { title: '氢' })).toBeUndefined();
  });
});
