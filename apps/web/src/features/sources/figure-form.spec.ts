import { describe, expect, it } from '@jest/globals';
import {
  faultsIn,
  fieldAt,
  inputsOf,
  keyed,
  measuresFor,
  nameOf,
  valuesFor,
  type Values,
} from './figure-form.ts';
import { proposedFigures } from './proposed-figures.ts';

const catalogue = {
  measures: [
    { measure: 'PROJECTS_LANDED', unit: 'COUNT', flow: 'FLOW' },
    { measure: 'PLANNED_INVESTMENT', unit: 'FEN', flow: 'FLOW' },
    { measure: 'NETWORK_MEMBERS', unit: 'COUNT', flow: 'STOCK' },
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

  it('money is answered by money, and nothing else by it', () => {
    expect(measuresFor({ unit: 'fen' }, catalogue).map(({ measure }) => measure)).toEqual([
      'PLANNED_INVESTMENT',
    ]);
    expect(measuresFor({ unit: '个' }, catalogue)).toHaveLength(2);
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
  ])('%s', (_, values, faults) => {
    expect(faultsIn(decided(values as Values), drafts, catalogue)).toEqual(faults);
  });

  it('what the server refuses stands at the number that it is of', () => {
    const sent = [{ key: '1-1' }, { key: '2-2' }];
    expect(fieldAt('figures.1.question.figure.measure', sent)).toBe('2-2:measure');
    expect(fieldAt('figures.0.period.to', sent)).toBe('1-1:to');
    expect(fieldAt('figures.1.indicator', sent)).toBe('2-2:indicator');
    expect(fieldAt('figures.0.value', sent)).toBe('1-1:unit');
    expect(fieldAt('documentId', sent)).toBe('documentId');
  });
});
