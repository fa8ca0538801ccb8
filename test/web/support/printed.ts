import { createHash } from 'node:crypto';
import type { Api } from './api.js';

/** A bulletin of the demonstration's jurisdiction, its numbers those of the demonstration, or close by. */
export const bulletin = [
  '截至2022年8月，全市社会组织引进项目69个，计划投资总额582亿元。',
  '全市社会组织有10463家，28家社会组织加入招商网络，举办招商活动30余场。',
  '共有三支队伍，登记项目70个。',
].join('\n');

type Registered = { readonly documentId: string };

const period = { to: '2022-08-31', basis: 'STATED', why: '第1行' };
const asked = (measure: string) => ({
  figure: { measure, filter: { occurred: { to: '2022-08-31' } } },
});

/**
 * A document with a figure that agrees, one that lies within what is said, one that differs, two of an indicator of which another document says
 * another number, one that was taken back, and a number that is none of the work.
 */
export const printed = async (api: Api, name: string): Promise<Registered> => {
  const command = <R>(field: string, type: string, input: object) =>
    api.ask<Record<string, R>>(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, {
      input,
    });
  const register = async (title: string, text: string): Promise<string> => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    const { registerDocument } = await api.ask<{ registerDocument: { id: string } }>(
      'mutation ($input: RegisterDocumentInput!) { registerDocument(input: $input) { id } }',
      {
        input: {
          title,
          publisher: '青岛市民政局',
          sha256,
          illustrative: true,
          statedAsOf: { value: '2022-08', basis: 'STATED', why: '第1行' },
        },
      },
    );
    return registerDocument.id;
  };
  const indicator = `REGISTERED_${Date.now()}`;
  await command('defineIndicators', 'DefineIndicatorsInput', {
    indicators: [
      {
        code: indicator,
        name: `登记社会组织数${name}`,
        nameEn: 'registered organizations',
        unit: '家',
        kind: 'STOCK',
      },
    ],
  });
  const figure = (key: string, line: number, quote: string, value: string, unit: string, more: object) => ({
    key,
    subject: '全市社会组织',
    value,
    unit,
    period,
    places: [{ line, quote }],
    ...more,
  });
  const documentId = await register(`${name}简报（示意）`, `${name}\n${bulletin}`);
  await command('observeFigures', 'ObserveFiguresInput', {
    documentId,
    figures: [
      figure('1-1', 1, '引进项目69个', '69', '个', { question: asked('PROJECTS_LANDED') }),
      figure('1-2', 1, '计划投资总额582亿元', '5820000000000', 'fen', {
        question: asked('PLANNED_INVESTMENT'),
      }),
      figure('2-1', 2, '全市社会组织有10463家', '10463', '家', { indicator }),
      figure('2-2', 2, '28家社会组织加入招商网络', '28', '家', { question: asked('NETWORK_MEMBERS') }),
      figure('2-3', 2, '举办招商活动20余场', '20', '场', {
        question: asked('ACTIVITY_SESSIONS'),
        qualifier: 'MORE_THAN',
      }),
      figure('3-2', 3, '登记项目70个', '70', '个', {
        question: asked('PROJECTS_LANDED'),
        subject: '各区登记的项目',
      }),
      figure('3-3', 3, '登记项目70个', '70', '个', { question: asked('LEADS_REPORTED') }),
    ],
  });
  await command('excludeFigures', 'ExcludeFiguresInput', {
    documentId,
    figures: [{ key: '3-1', place: { line: 3, quote: '三支队伍' }, reason: '不是工作数据' }],
  });
  const { document } = await api.ask<{ document: { observations: { id: string; key: string }[] } }>(
    'query ($id: ID!) { document(id: $id) { observations { id key } } }',
    { id: documentId },
  );
  await command('retractObservation', 'RetractObservationInput', {
    documentId,
    observationId: document.observations.find(({ key }) => key === '3-3')!.id,
    reason: '登记错了地方',
  });
  const otherId = await register(`${name}通报（示意）`, `${name}\n全市社会组织有10626家。`);
  await command('observeFigures', 'ObserveFiguresInput', {
    documentId: otherId,
    figures: [figure('1-1', 1, '全市社会组织有10626家', '10626', '家', { indicator })],
  });
  return { documentId };
};
