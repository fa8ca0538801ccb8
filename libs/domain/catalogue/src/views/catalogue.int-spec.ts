import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningServer, type Ask, type RunningServer } from '../../../../../test/support/server.js';

// The catalogue as an administrator fills it and an analyst reads it: through the API, the log and the read tables.
let server: RunningServer;
let admin: Ask;
let analyst: Ask;
const CHAIN = 'id: code code name nameEn group verified catalogueId validFrom validTo catalogue { name }';
const CATALOGUE = 'id version name jurisdictionId validFrom validTo chainCount sourceDocument illustrative';
const adopt = (year: string, more: object = {}) =>
  admin(
    `mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { ${CATALOGUE} chains { code } } }`,
    {
      i: {
        name: `20${year} 年目录`,
        validFrom: `20${year}-01-01`,
        chains: [
          { code: `QD${year}-02`, name: '氢能与储能', verified: true, group: '新兴产业' },
          { code: `QD${year}-01`, name: '集成电路', nameEn: 'Integrated circuits' },
        ],
        ...more,
      },
    },
  ).then(({ adoptChainCatalogue }) => adoptChainCatalogue);
const chains = async (args = '') => {
  const { industryChains } = await analyst(`{ industryChains${args} { ${CHAIN} } }`);
  return industryChains as { code: string }[];
};
const codes = async (args?: string) => (await chains(args)).map(({ code }) => code);

beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  analyst = await server.as('analyst');
});
afterAll(() => server?.end());

describe('the catalogue', () => {
  it('is adopted, and in force from its first day until the next one', async () => {
    const first = await adopt('22', { sourceDocument: '001' });
    expect(first).toEqual({
      id: expect.any(String),
      version: 1,
      name: '2022 年目录',
      jurisdictionId: 'qingdao',
      validFrom: '2022-01-01',
      validTo: null,
      chainCount: 2,
      sourceDocument: '001',
      illustrative: false,
      chains: [{ code: 'QD22-02' }, { code: 'QD22-01' }],
    });
    expect(await codes()).toEqual(['QD22-02', 'QD22-01']);

    const second = await adopt('25');
    expect(await codes('(on: "2024-12-31")')).toEqual(['QD22-02', 'QD22-01']);
    expect(await codes('(on: "2025-01-01")')).toEqual(['QD25-02', 'QD25-01']);
    expect(await codes('(on: "2021-12-31")')).toEqual([]);
    expect(await codes()).toEqual(['QD25-02', 'QD25-01']);
    expect(await codes(`(catalogueId: "${first.id}")`)).toEqual(['QD22-02', 'QD22-01']);
    expect(await codes(`(catalogueId: "${second.id}", on: "2024-12-31")`)).toEqual([]);
    expect(await codes('(catalogueId: "nonsense")')).toEqual([]);
    await expect(codes('(jurisdictionId: "jinan")')).rejects.toThrow('FORBIDDEN');

    const { chainCatalogues } = await analyst(`{ chainCatalogues { ${CATALOGUE} chains { code } } }`);
    expect(chainCatalogues).toMatchObject([
      { id: first.id, version: 2, validTo: '2024-12-31' },
      { id: second.id },
    ]);
    expect(chainCatalogues[1].chains).toEqual([{ code: 'QD25-02' }, { code: 'QD25-01' }]);
  });

  it('shows a corrected chain as it reads, with the days of its catalogue', async () => {
    const { correctIndustryChain } = await admin(
      `mutation { correctIndustryChain(input: { code: "QD22-01", name: "集成电路与芯片", verified: true, reason: "官方文件" }) { ${CHAIN} } }`,
    );
    expect(correctIndustryChain).toMatchObject({
      code: 'QD22-01',
      name: '集成电路与芯片',
      nameEn: 'Integrated circuits',
      group: null,
      verified: true,
      validFrom: '2022-01-01',
      validTo: '2024-12-31',
      catalogue: { name: '2022 年目录' },
    });
  });

  it('refuses codes used before, and who may not manage it', async () => {
    const refused = 'mutation($i: AdoptChainCatalogueInput!) { adoptChainCatalogue(input: $i) { id } }';
    const i = { name: '目录', validFrom: '2030-01-01', chains: [{ code: 'QD22-01', name: '集成电路' }] };
    expect(await admin.refusal(refused, { i })).toBe('CHAIN_CODE_REUSED');
    expect(await analyst.refusal(refused, { i })).toBe('FORBIDDEN');
    expect(await codes('(on: "2030-01-01")')).toEqual(['QD25-02', 'QD25-01']);
  });
});

describe('counting rules', () => {
  const publish =
    'mutation($i: PublishCountingRuleInput!) { publishCountingRule(input: $i) { id version landedWhen plannedFloor } }';
  const rule = { ruleName: 'strict', name: '从严口径', nameEn: 'Strict', landedWhen: 'REGISTERED' };

  it('are published version by version, and listed', async () => {
    const floor = { ...rule, plannedFloor: '9007199254740991' };
    expect((await admin(publish, { i: rule })).publishCountingRule).toMatchObject({
      id: 'strict@1',
      plannedFloor: '0',
    });
    expect((await admin(publish, { i: floor })).publishCountingRule).toEqual({
      id: 'strict@2',
      version: 2,
      landedWhen: 'REGISTERED',
      plannedFloor: '9007199254740991',
    });
    // Said again under an id of its own it is kept as a command, which is no version; so is its repeat.
    const again = { ...floor, commandId: '5f9d1c70-1e4d-4a53-9d0e-0f4a7c1b2d3e' };
    for (const i of [floor, again, again])
      expect((await admin(publish, { i })).publishCountingRule.id).toBe('strict@2');
    const { countingRules } = await analyst(
      '{ countingRules { id ruleName name nameEn sourceDocument jurisdictionId } }',
    );
    expect(countingRules.map(({ id }: { id: string }) => id)).toEqual(['strict@1', 'strict@2']);
  });

  const DECIDED = '{ recordedAt actorName reason }';
  const RULE = `id state building { done of } designations { from to begunBy ${DECIDED} endedBy ${DECIDED} } retiredFrom retirement ${DECIDED}`;
  const ruleOf = async (id: string) =>
    (await analyst(`{ countingRules { ${RULE} } }`)).countingRules.find(
      (rule: { id: string }) => rule.id === id,
    );
  const send = async (command: 'designate' | 'retire', ruleId: string) => {
    const name = command === 'designate' ? 'Designate' : 'Retire';
    const i = { ruleId, reason: '按上级文件' };
    const ask = `mutation($i: ${name}CountingRuleInput!) { done: ${command}CountingRule(input: $i) { ${RULE} } }`;
    return { done: async () => (await admin(ask, { i })).done, refused: () => admin.refusal(ask, { i }) };
  };
  const asked = (rule: string | null, position?: string) =>
    'query { totals(measures: [PROJECTS_LANDED]' +
    (rule === null ? '' : `, ruleId: "${rule}"`) +
    (position === undefined ? '' : `, asOf: { position: "${position}" }`) +
    ') { ruleId hypothetical position } }';

  it('tell whether they can be asked, and from when to when one was the default', async () => {
    const never = { retiredFrom: null, retirement: null };
    const counted = { state: 'COUNTED', building: null, designations: [], ...never };
    const said = { recordedAt: expect.any(String), actorName: '演示管理员', reason: '按上级文件' };
    expect(await ruleOf('strict@1')).toEqual({ id: 'strict@1', ...counted });
    const first = await (await send('designate', 'strict@1')).done();
    expect(first).toEqual({
      id: 'strict@1',
      state: 'DEFAULT',
      building: null,
      designations: [{ from: expect.stringMatching(/:\d+\.\d+$/), to: null, begunBy: said, endedBy: null }],
      ...never,
    });
    const { designations } = await (await send('designate', 'strict@2')).done();
    // The one ends where the other begins; the position is that of the event.
    expect(await ruleOf('strict@1')).toEqual({
      id: 'strict@1',
      state: 'COUNTED',
      building: null,
      designations: [
        { ...first.designations[0], to: designations[0].from, endedBy: designations[0].begunBy },
      ],
      ...never,
    });
    const at = async (position: string) => (await analyst(asked(null, position))).totals.ruleId;
    expect([await at(first.designations[0].from), await at(designations[0].from)]).toEqual([
      'strict@1',
      'strict@2',
    ]);
    expect((await analyst(asked('strict@1'))).totals).toMatchObject({
      ruleId: 'strict@1',
      hypothetical: true,
    });
  });

  it('are retired, but for the default and the baseline: asked now they are refused, and as of before not', async () => {
    expect(await (await send('retire', 'strict@2')).refused()).toBe('RULE_IS_DEFAULT');
    expect(await (await send('retire', 'baseline@1')).refused()).toBe('RULE_UNKNOWN');
    expect(await (await send('retire', 'strict@9')).refused()).toBe('RULE_UNKNOWN');
    const { position } = (await analyst(asked('strict@1'))).totals;
    const retired = await (await send('retire', 'strict@1')).done();
    expect(retired).toMatchObject({
      id: 'strict@1',
      state: 'RETIRED',
      building: null,
      retirement: { recordedAt: expect.any(String), actorName: '演示管理员', reason: '按上级文件' },
    });
    expect(await ruleOf('strict@1')).toEqual(retired);
    const again = await (await send('retire', 'strict@1')).done();
    expect(again.retiredFrom).toBe(retired.retiredFrom);
    expect(await analyst.refusal(asked('strict@1'))).toBe('RULE_RETIRED');
    expect(await analyst.refusal(asked('strict@1', retired.retiredFrom))).toBe('RULE_RETIRED');
    expect((await analyst(asked('strict@1', position))).totals.ruleId).toBe('strict@1');
    expect(await (await send('designate', 'strict@1')).refused()).toBe('RULE_RETIRED');
    expect(
      await analyst.refusal(
        'mutation { retireCountingRule(input: { ruleId: "strict@2", reason: "试试看" }) { id } }',
      ),
    ).toBe('FORBIDDEN');
  });

  it('are eight at once, and one more where one of them was retired', async () => {
    // One of version 2 is there, and one that was retired.
    for (let n = 1; n <= 7; n++)
      expect((await admin(publish, { i: { ...rule, ruleName: `other-${n}` } })).publishCountingRule.id).toBe(
        `other-${n}@1`,
      );
    const ninth = { ...rule, ruleName: 'ninth' };
    const { errors } = await admin.raw(publish, { i: ninth });
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
      {
        code: 'RULES_TOO_MANY',
        field: 'ruleName',
        most: 8,
        ruleIds: [
          'other-1@1',
          'other-2@1',
          'other-3@1',
          'other-4@1',
          'other-5@1',
          'other-6@1',
          'other-7@1',
          'strict@2',
        ],
      },
    ]);
    expect(await ruleOf('ninth@1')).toBeUndefined();
    await (await send('retire', 'other-3@1')).done();
    expect((await admin(publish, { i: ninth })).publishCountingRule.id).toBe('ninth@1');
    expect(await admin.refusal(publish, { i: { ...rule, ruleName: 'tenth' } })).toBe('RULES_TOO_MANY');
    // What was retired is published anew as the next version, once there is room.
    await (await send('retire', 'other-4@1')).done();
    expect((await admin(publish, { i: { ...rule, ruleName: 'other-3' } })).publishCountingRule.id).toBe(
      'other-3@2',
    );
  });

  it('mean under a name of the ledger what the ledger counts', async () => {
    expect(await admin.refusal(publish, { i: { ...rule, ruleName: 'baseline' } })).toBe(
      'COUNTING_RULE_DIFFERS',
    );
    expect(
      (await admin(publish, { i: { ...rule, ruleName: 'baseline', landedWhen: 'LANDED' } }))
        .publishCountingRule.id,
    ).toBe('baseline@1');
    expect(await (await send('retire', 'baseline@1')).refused()).toBe('RULE_IS_BASELINE');
  });
});

describe('regions', () => {
  it('are read from the standard', async () => {
    const asked =
      '{ region(code: "370215") { code name fullName level } regions(parent: "370200", first: 2) { totalCount pageInfo { hasNextPage } edges { node { code } } } }';
    expect(await analyst(asked)).toEqual({
      region: { code: '370215', name: '即墨区', fullName: '山东省青岛市即墨区', level: 'COUNTY' },
      regions: {
        totalCount: 10,
        pageInfo: { hasNextPage: true },
        edges: [{ node: { code: '370202' } }, { node: { code: '370203' } }],
      },
    });
    expect(await analyst.refusal('{ regions(parent: "370299") { totalCount } }')).toBe('REGION_UNKNOWN');
  });
});
