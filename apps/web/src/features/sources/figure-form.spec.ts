import { describe, expect, it } from '@jest/globals';
import { faultsIn, fieldAt, inputsOf, keyed, nameOf, valuesFor, type Values } from './figure-form.ts';
import { comparisonsFor, measuresFor, wholesFor } from './figure-question.ts';
import { proposedFigures } from './proposed-figures.ts';

const catalogue = {
  measures: [
    { measure: 'PROJECTS_LANDED', unit: 'COUNT', flow: 'FLOW', kindDimension: null },
    { measure: 'PLANNED_INVESTMENT', unit: 'FEN', flow: 'FLOW', kindDimension: null },
    { measure: 'NETWORK_MEMBERS', unit: 'COUNT', flow: 'STOCK', kindDimension: null },
    { measure: 'RATED_ORGANIZATIONS', unit: 'COUNT', flow: 'STOCK', kindDimension: 'RATING' },
  ],
  indicators: [{ code: 'REGISTERED_ORGANIZATIONS', unit: '家' }],
} as const;

const text = '引进项目69个，计划投资582亿元。\n社会组织10463家，28家加入网络，三支队伍。';
const drafts = keyed(proposedFigures(text), new Set());
const said = { subject: '全市', from: '2022-01-01', to: '2022-08-31', why: '第1行' };
const decided = (more: Values): Values => ({ ...valuesFor(drafts, said), ...more });
const project = {
  [nameOf('1-1', 'how')]: 'question',
  [nameOf('1-1', 'measure')]: 'PROJECTS_LANDED',
};

describe('what becomes of numbers', () => {
  it('each has a key of its line, past those that the document has', () => {
    expect(drafts.map(({ key, said }) => `${key} ${said}`)).toEqual([
      '1-1 69个',
      '1-2 582亿元',
      '2-1 10463家',
      '2-2 28家',
      '2-3 三支',
    ]);
    expect(keyed(proposedFigures('69个，70个'), new Set(['1-1'])).map(({ key }) => key)).toEqual([
      '1-2',
      '1-3',
    ]);
  });

  it('is sent for those that were decided on, with what is said once for all', () => {
    const { figures, excluded } = inputsOf(
      decided({
        ...project,
        [nameOf('2-1', 'how')]: 'indicator',
        [nameOf('2-1', 'indicator')]: 'REGISTERED_ORGANIZATIONS',
        [nameOf('2-1', 'subject')]: '全市社会组织',
        [nameOf('2-3', 'how')]: 'excluded',
        [nameOf('2-3', 'reason')]: '不是工作数据',
      }),
      drafts,
      catalogue,
    );
    const period = { from: '2022-01-01', to: '2022-08-31', basis: 'STATED', why: '第1行' };
    expect(figures).toEqual([
      {
        key: '1-1',
        subject: '全市',
        value: '69',
        unit: '个',
        qualifier: 'EXACT',
        period,
        places: [{ line: 1, quote: '引进项目69个' }],
        question: {
          figure: {
            measure: 'PROJECTS_LANDED',
            filter: { occurred: { from: '2022-01-01', to: '2022-08-31' } },
          },
        },
      },
      {
        key: '2-1',
        subject: '全市社会组织',
        value: '10463',
        unit: '家',
        qualifier: 'EXACT',
        period,
        places: [{ line: 2, quote: '社会组织10463家' }],
        indicator: 'REGISTERED_ORGANIZATIONS',
      },
    ]);
    expect(excluded).toEqual([{ key: '2-3', place: { line: 2, quote: '三支队伍' }, reason: '不是工作数据' }]);
  });

  it('a balance is asked for on its day, whatever beginning the document gives', () => {
    const { figures } = inputsOf(
      decided({ [nameOf('2-2', 'how')]: 'question', [nameOf('2-2', 'measure')]: 'NETWORK_MEMBERS' }),
      drafts,
      catalogue,
    );
    expect(figures[0]!.question).toEqual({
      figure: { measure: 'NETWORK_MEMBERS', filter: { occurred: { to: '2022-08-31' } } },
    });
  });

  it('days of its own take the place of those of all', () => {
    const { figures } = inputsOf(
      decided({ ...project, [nameOf('1-1', 'to')]: '2022-06-30' }),
      drafts,
      catalogue,
    );
    expect(figures[0]!.period).toMatchObject({ to: '2022-06-30' });
    expect(figures[0]!.period.from).toBeUndefined();
  });

  it('money is answered by money, and nothing else by it; how many codes there are, by any measure', () => {
    const names = (unit: string, by: 'figure' | 'codes') =>
      measuresFor({ unit, by }, catalogue.measures).map(({ measure }) => measure);
    expect(names('fen', 'figure')).toEqual(['PLANNED_INVESTMENT']);
    expect(names('个', 'figure')).not.toContain('PLANNED_INVESTMENT');
    expect(names('个', 'codes')).toContain('PLANNED_INVESTMENT');
    expect([comparisonsFor('fen'), comparisonsFor('%'), comparisonsFor('个')]).toEqual([
      ['figure'],
      ['ratio'],
      ['figure', 'codes', 'register'],
    ]);
    expect(wholesFor('PLANNED_INVESTMENT', catalogue.measures).map(({ measure }) => measure)).toEqual([
      'PLANNED_INVESTMENT',
    ]);
  });
});

const rated = keyed(proposedFigures('有360家获得等级，其中5A级社会组织207家，约占89%。'), new Set());
const asked = (more: Values) => {
  const { figures } = inputsOf({ ...valuesFor(rated, said), ...more }, rated, catalogue);
  return figures.map(({ key, question, partOf, neverAddedTo, each, byReading, regionCode }) =>
    JSON.parse(JSON.stringify({ key, question, partOf, neverAddedTo, each, byReading, regionCode })),
  );
};
const one = (key: string, parts: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${key}:${part}`, value]));
const [whole, part, share] = rated.map(({ key }) => key) as [string, string, string];
const day = { to: '2022-08-31' };

describe('how a number is compared', () => {
  it('by a share of two figures, each of its own kinds and places', () => {
    expect(
      asked(
        one(share, {
          how: 'question',
          measure: 'RATED_ORGANIZATIONS',
          kinds: '4A\n5A',
          ofMeasure: 'RATED_ORGANIZATIONS',
          ofChain: 'HYDROGEN',
        }),
      ),
    ).toEqual([
      {
        key: share,
        question: {
          ratio: {
            numerator: {
              measure: 'RATED_ORGANIZATIONS',
              filter: { occurred: day, ratingGrades: ['4A', '5A'] },
            },
            denominator: {
              measure: 'RATED_ORGANIZATIONS',
              filter: { occurred: day, chainCodes: ['HYDROGEN'] },
            },
          },
        },
      },
    ]);
  });

  it('by how many codes a measure has', () => {
    const codes = { how: 'question', by: 'codes', measure: 'PLANNED_INVESTMENT', codesOf: 'REGION' };
    expect(asked(one(whole, codes))[0].question).toEqual({
      figure: {
        measure: 'PLANNED_INVESTMENT',
        filter: { occurred: { from: '2022-01-01', to: '2022-08-31' } },
        distinctOf: 'REGION',
      },
    });
  });

  it('by the lines of a register: what it is of, and no more of what was said before', () => {
    const before = { how: 'question', by: 'register', region: '370200', org: 'an-id', grade: '5A' };
    const register = (name: string) => asked(one(whole, { ...before, register: name }))[0];
    expect(register('INDUSTRY_CHAINS')).toEqual({
      key: whole,
      question: { register: { name: 'INDUSTRY_CHAINS', on: '2022-08-31' } },
    });
    expect(register('REGIONS')).toEqual({
      key: whole,
      question: { register: { name: 'REGIONS', on: '2022-08-31', within: '370200' } },
      regionCode: '370200',
    });
    const since = { organizationId: 'an-id', from: '2022-01-01', on: '2022-08-31' };
    expect(register('RATINGS').question).toEqual({
      register: { name: 'RATINGS', ...since, grade: '5A' },
    });
    expect(register('HUB_ASSIGNMENTS').question).toEqual({
      register: { name: 'HUB_ASSIGNMENTS', ...since },
    });
  });

  it('kinds of a measure that was chosen before are not sent', () => {
    expect(
      asked(one(whole, { how: 'question', measure: 'PROJECTS_LANDED', kinds: '5A' }))[0].question.figure
        .filter,
    ).toEqual({ occurred: { from: '2022-01-01', to: '2022-08-31' } });
  });
});

describe('how a number stands to others', () => {
  const observed = (key: string, parts: Readonly<Record<string, string>> = {}) =>
    one(key, { how: 'indicator', indicator: 'REGISTERED_ORGANIZATIONS', ...parts });
  const all = (...values: readonly Values[]): Values => Object.assign({}, ...values) as Values;

  it('what holds it goes before it, and that both are never added is said at the later, for both', () => {
    expect(
      asked(
        all(
          observed(whole, { partOf: part, neverAddedTo: `${share}\nold-1` }),
          observed(part),
          observed(share, { each: 'YEAR', byReading: 'yes' }),
        ),
      ),
    ).toEqual([
      { key: part },
      { key: share, each: 'YEAR', byReading: true },
      { key: whole, partOf: part, neverAddedTo: [share, 'old-1'] },
    ]);
    expect(asked(all(observed(whole, { neverAddedTo: part }), observed(part)))).toEqual([
      { key: whole },
      { key: part, neverAddedTo: [whole] },
    ]);
  });

  it.each([
    [
      'a part of what is not recorded',
      observed(whole, { partOf: part }),
      { [`${whole}:partOf`]: 'OBSERVATION_NOT_FOUND' },
    ],
    [
      'never added to what is not recorded',
      observed(whole, { neverAddedTo: part }),
      { [`${whole}:neverAddedTo`]: 'OBSERVATION_NOT_FOUND' },
    ],
    ['a part of what the document has', observed(whole, { partOf: 'old-1' }), {}],
    [
      'parts in a circle',
      all(observed(whole, { partOf: part }), observed(part, { partOf: whole })),
      { [`${whole}:partOf`]: 'OBSERVATION_PART_CYCLE', [`${part}:partOf`]: 'OBSERVATION_PART_CYCLE' },
    ],
  ] as const)('%s', (_, values, faults) => {
    expect(faultsIn({ ...valuesFor(rated, said), ...values }, rated, catalogue)).toEqual(faults);
  });
});

describe('what is wrong with a decision', () => {
  it.each([
    ['nothing is decided', {}, {}],
    ['it is complete', project, {}],
    ['no measure is chosen', { [nameOf('1-1', 'how')]: 'question' }, { '1-1:measure': 'NEEDED' }],
    ['nobody said of whom', { ...project, subject: ' ' }, { subject: 'NEEDED' }],
    ['no day is said', { ...project, to: '' }, { to: 'NEEDED' }],
    [
      'its own days end before they begin',
      { ...project, '1-1:from': '2022-09-01' },
      { '1-1:to': 'PERIOD_BACKWARDS' },
    ],
    ['nobody said from what it was concluded', { ...project, basis: 'INFERRED', why: '' }, { why: 'NEEDED' }],
    ['it is excluded without a reason', { '2-3:how': 'excluded' }, { '2-3:reason': 'NEEDED' }],
    [
      'the unit is not the indicator’s',
      { '1-1:how': 'indicator', '1-1:indicator': 'REGISTERED_ORGANIZATIONS' },
      { '1-1:unit': 'UNIT_DIFFERS' },
    ],
    [
      'money is no indicator in 家, and shows no unit',
      { '1-2:how': 'indicator', '1-2:indicator': 'REGISTERED_ORGANIZATIONS' },
      { '1-2:indicator': 'UNIT_DIFFERS' },
    ],
    [
      'its measure is of money, chosen while only its codes were counted',
      { ...project, '1-1:measure': 'PLANNED_INVESTMENT' },
      { '1-1:measure': 'UNIT_DIFFERS' },
    ],
    ['it is a share of nothing', { ...project, '1-1:unit': '%' }, { '1-1:ofMeasure': 'NEEDED' }],
    [
      'it is a share of money',
      { ...project, '1-1:unit': '%', '1-1:ofMeasure': 'PLANNED_INVESTMENT' },
      { '1-1:ofMeasure': 'UNIT_DIFFERS' },
    ],
    ['nobody said what the codes are', { ...project, '1-1:by': 'codes' }, { '1-1:codesOf': 'NEEDED' }],
    [
      'its codes are kinds of another measure',
      { ...project, '1-1:by': 'codes', '1-1:codesOf': 'RATING' },
      { '1-1:codesOf': 'DIMENSION_UNFIT' },
    ],
    [
      'nobody said which register',
      { '1-1:how': 'question', '1-1:by': 'register' },
      { '1-1:register': 'NEEDED' },
    ],
    [
      'nobody said whose register',
      { '1-1:how': 'question', '1-1:by': 'register', '1-1:register': 'RATINGS' },
      { '1-1:org': 'NEEDED' },
    ],
  ])('%s', (_, values, faults) => {
    expect(faultsIn(decided(values as Values), drafts, catalogue)).toEqual(faults);
  });

  it('what the server refuses stands at the number that it is of', () => {
    const sent = [{ key: '1-1' }, { key: '2-2' }];
    expect(fieldAt('figures.1.question.figure.measure', sent)).toBe('2-2:measure');
    expect(fieldAt('figures.0.period.to', sent)).toBe('1-1:to');
    expect(fieldAt('figures.1.indicator', sent)).toBe('2-2:indicator');
    // Money shows no field of its unit.
    expect(fieldAt('figures.0.value', sent)).toBe('1-1:qualifier');
    for (const [path, part] of [
      ['partOf', 'partOf'],
      ['neverAddedTo.0', 'neverAddedTo'],
      ['question', 'by'],
      ['question.figure.distinctOf', 'codesOf'],
      ['question.figure.filter.organizationIds.0', 'org'],
      ['question.ratio.numerator.filter.ratingGrades', 'kinds'],
      ['question.ratio.denominator.measure', 'ofMeasure'],
      ['question.ratio.denominator.filter.chainCodes.0', 'ofChain'],
      ['question.register.within', 'region'],
      ['question.register.organizationId', 'org'],
      ['question.register.from', 'to'],
    ])
      expect(fieldAt(`figures.0.${path}`, sent)).toBe(`1-1:${part}`);
    expect(fieldAt('documentId', sent)).toBe('documentId');
  });
});
