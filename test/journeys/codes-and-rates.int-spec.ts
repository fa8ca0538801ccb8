import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportLeadCommand } from '../../libs/domain/leads/src/commands/report-lead/report-lead.command.js';
import { everybodyAtHome, streamOf } from '#platform/kernel';
import { LAND, smallPipeline } from '../support/pipeline.js';
import { runningServer, type Ask, type RunningServer } from '../support/server.js';

let server: RunningServer;
let admin: Ask;
let small: Awaited<ReturnType<typeof smallPipeline>>;
beforeAll(async () => {
  server = await runningServer();
  admin = await server.as('admin');
  small = await smallPipeline(admin);
});
afterAll(() => server?.end());

const typeOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
const mutationOf = (name: string, fields = 'id') =>
  `mutation($i: ${typeOf(name)}!) { sent: ${name}(input: $i) { ${fields} } }`;
const send = async (name: string, input: object, fields?: string) =>
  (await admin(mutationOf(name, fields), { i: { commandId: randomUUID(), ...input } })).sent;
/** The first refusal, whole, as the client gets it. */
const refused = async (name: string, input: object) =>
  (await admin.raw(mutationOf(name), { i: { commandId: randomUUID(), ...input } })).errors?.[0];

const signing = () => ({
  title: '示例协议',
  kind: 'FRAMEWORK',
  partyOrganizationIds: [small.first],
  signedOn: '2022-09-01',
  regionCode: '370202',
  credits: [{ organizationId: small.first, basisPoints: 10_000 }],
});
const report = () => ({ title: '示例线索', reporterOrganizationId: small.first });

const krw = {
  amount: '10000000000',
  currency: 'KRW',
  rate: '190.5',
  rateDate: '2022-08-31',
  rateSource: '中国外汇交易中心',
};
const usd = { ...krw, amount: '100', currency: 'USD', rate: '7.1' };

/** Every input that takes a credit code: its field, what is sent beside it, and what reads it back. */
const inputs: readonly (readonly [string, string, () => Promise<object>, string])[] = [
  ['reportLead', 'investorCreditCode', async () => report(), 'investorCreditCode'],
  [
    'correctLead',
    'investorCreditCode',
    async () => ({ leadId: (await send('reportLead', report())).id, reason: '录入有误' }),
    'investorCreditCode',
  ],
  ['landProject', 'companyCreditCode', async () => small.landing(), 'companyCreditCode'],
  ['signAgreement', 'counterpartCreditCode', async () => signing(), 'counterpartCreditCode'],
  [
    'correctAgreement',
    'counterpartCreditCode',
    async () => ({ agreementId: (await send('signAgreement', signing())).id, reason: '录入有误' }),
    'counterpartCreditCode',
  ],
  [
    'registerOrganization',
    'creditCode',
    async () => ({ name: `示例${randomUUID()}`, kind: 'OTHER', regionCode: '370202' }),
    'creditCode',
  ],
  [
    'correctOrganization',
    'creditCode',
    async () => ({
      organizationId: (
        await send('registerOrganization', {
          name: `示例${randomUUID()}`,
          kind: 'OTHER',
          regionCode: '370202',
        })
      ).id,
      reason: '录入有误',
    }),
    'creditCode',
  ],
];

describe.each(inputs)('%s', (name, field, sound, read) => {
  it.each([
    ['370202190001010495', 'CREDIT_CODE_PERSONAL'],
    ['11010519491231002x', 'CREDIT_CODE_PERSONAL'],
    ['０００００００００００００００００0', 'CREDIT_CODE_REPEATED'],
    ['91350100M0009ABCIO', 'CREDIT_CODE_INVALID'],
    ['94370202MA3C1234XX', 'CREDIT_CODE_INVALID'],
    ['91160202MA3C1234XX', 'CREDIT_CODE_INVALID'],
  ])('refuses %s without repeating it, as documented or not', async (code, expected) => {
    const input = await sound();
    for (const creditCodeAsDocumented of [null, true]) {
      const error = await refused(name, { ...input, [field]: code, creditCodeAsDocumented });
      expect(error?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ field, code: expected }],
      });
      expect(JSON.stringify(error)).not.toContain(code.normalize('NFKC').slice(0, 8));
    }
  });

  it('asks about a code that is right but for its check, and records it as documented', async () => {
    const input = await sound();
    // Another one for each: an organization is registered once.
    const code = `91350100M0009AB${'123456789'.charAt(inputs.findIndex(([each]) => each === name))}1`;
    const error = await refused(name, { ...input, [field]: `${code}Y` });
    expect(error?.extensions).toMatchObject({
      code: 'CREDIT_CODE_CHECK_DIFFERS',
      confirmWith: 'creditCodeAsDocumented',
    });
    const typed = ` ${code.slice(0, 8)} ${code.slice(8).toLowerCase()}ｙ`;
    expect(
      await send(
        name,
        { ...input, [field]: typed, creditCodeAsDocumented: true },
        `${read} creditCodeAsDocumented`,
      ),
    ).toEqual({ [read]: `${code}Y`, creditCodeAsDocumented: true });
  });
});

describe('an investor under a code as documented', () => {
  const code = '91350100M0009ABC1X';
  const LEAD = 'query($id: ID!) { lead(id: $id) { verdict investorId firstLeadId creditCodeAsDocumented } }';
  const judged = async (input: object) => {
    const { id } = await send('reportLead', { ...report(), ...input });
    for (;;) {
      const { lead } = await admin(LEAD, { id });
      if (lead.verdict !== 'PENDING') return { id, ...lead };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('is one, however it is typed, and another than that of the right code', async () => {
    const as = { creditCodeAsDocumented: true };
    const first = await judged({ investorName: '示例甲', investorCreditCode: code, ...as });
    const later = await judged({
      investorName: '示例乙',
      investorCreditCode: '９１350100 m0009abc 1x',
      ...as,
    });
    const other = await judged({ investorName: '示例丙', investorCreditCode: '91350100M0009ABC1U', ...as });
    expect(first).toMatchObject({ verdict: 'FIRST', creditCodeAsDocumented: true });
    expect(later).toMatchObject({
      verdict: 'LATER',
      investorId: first.investorId,
      firstLeadId: first.id,
    });
    // The flag answers a question that the right code does not raise.
    expect(other).toMatchObject({ verdict: 'FIRST', creditCodeAsDocumented: false });
    expect(other.investorId).not.toBe(first.investorId);
  });

  it('is found by its code with blanks, small letters and full width, as any other', async () => {
    const found = async (search: string) =>
      (
        await admin(
          'query($f: LeadFilter) { leads(filter: $f, first: 10) { edges { node { investorName } } } }',
          {
            f: { search },
          },
        )
      ).leads.edges.map((edge: any) => edge.node.investorName);
    for (const search of [
      '91350100M0009ABC1U',
      '91350100 m0009abc 1u',
      '９１３５０１００Ｍ０００９ＡＢＣ１Ｕ',
    ])
      expect(await found(search)).toEqual(['示例丙']);
  });
});

describe('money', () => {
  const landed = async (changes: object = {}) =>
    (await admin(LAND, { i: small.landing(changes) })).landProject.id as string;

  /** Every input that takes money: its field, and what is sent beside it. */
  const money: readonly (readonly [string, string, () => Promise<object>])[] = [
    ['reportLead', 'expectedInvestment', async () => report()],
    [
      'correctLead',
      'expectedInvestment',
      async () => ({ leadId: (await send('reportLead', report())).id, reason: 'x' }),
    ],
    ['landProject', 'plannedInvestment', async () => small.landing()],
    ['correctProject', 'plannedInvestment', async () => ({ projectId: await landed(), reason: 'x' })],
    [
      'reviseProjectPlan',
      'plannedInvestment',
      async () => ({ projectId: await landed(), revisedOn: '2022-09-02', reason: 'x' }),
    ],
    [
      'recordProjectFunds',
      'amount',
      async () => ({ projectId: await landed(), kind: 'UTILIZED_FOREIGN', receivedOn: '2022-09-02' }),
    ],
    ['signAgreement', 'amount', async () => signing()],
    [
      'correctAgreement',
      'amount',
      async () => ({ agreementId: (await send('signAgreement', signing())).id, reason: 'x' }),
    ],
    [
      'amendAgreement',
      'amount',
      async () => ({
        agreementId: (await send('signAgreement', signing())).id,
        amendedOn: '2022-09-02',
        reason: 'x',
      }),
    ],
  ];

  it.each(money)('of %s has its rate checked', async (name, field, sound) => {
    const input = await sound();
    const code = async (given: object) => (await refused(name, { ...input, [field]: given }))?.extensions;
    expect(await code(krw)).toMatchObject({
      code: 'RATE_IMPLAUSIBLE',
      field: `${field}.rate`,
      readings: [
        { says: '1 KRW = 190.5 CNY' },
        { says: '1 CNY = 190.5 KRW', rateQuote: 'PER_CNY_1' },
        {},
        {},
      ],
    });
    expect(await code({ ...usd, rateDate: '2999-01-01' })).toMatchObject({
      code: 'DATE_IN_FUTURE',
      field: `${field}.rateDate`,
    });
    expect(await code({ ...krw, rateQuote: 'PER_CNY_1' })).toBeUndefined();
  });

  it.each(money)('of %s is answered with its unit', async (name, field, sound) => {
    const input = await sound();
    const fault = async (given: object) =>
      (await refused(name, { ...input, [field]: given }))?.extensions['fields'][0];
    for (const [amount, meant] of [
      ['26万元', '"26000000"'],
      ['233.6万', '"233600000"'],
      ['1,286.5万元', '"1286500000"'],
    ] as const) {
      const { reason, ...rest } = await fault({ amount });
      expect(rest).toMatchObject({ field: `${field}.amount`, code: 'AMOUNT_NOT_INTEGER' });
      expect(reason).toContain('fen 分');
      expect(reason).toContain(meant);
    }
    expect(await fault({ ...usd, amount: '1.5万美元' })).toMatchObject({
      reason: expect.stringMatching(/hundredths of 1 USD 美元.*"1500000"/),
    });
    expect(await fault({ amount: '-1' })).toMatchObject({ reason: expect.stringContaining('fen 分') });
  });

  it('is valued exactly by its quote, which its event keeps', async () => {
    const projectId = await landed();
    const revise = (plannedInvestment: object, revisedOn: string) =>
      send(
        'reviseProjectPlan',
        { projectId, plannedInvestment, revisedOn, reason: 'x' },
        'plannedInvestment { amount currency cny }',
      );
    expect(await revise({ ...krw, rateQuote: 'PER_CNY_1' }, '2022-09-02')).toEqual({
      plannedInvestment: { amount: '10000000000', currency: 'KRW', cny: '5249343832' },
    });
    expect(await revise({ ...krw, rate: '0.5249', rateQuote: 'CNY_PER_100' }, '2022-09-03')).toEqual({
      plannedInvestment: { amount: '10000000000', currency: 'KRW', cny: '5249000000' },
    });
    expect(await revise({ ...usd, rateQuote: 'CNY_PER_1' }, '2022-09-04')).toMatchObject({
      plannedInvestment: { cny: '710' },
    });
    const quotes = (await server.platform.store.readStream(`project-${projectId}`))
      .slice(1)
      .map((event: any) => event.data.after);
    expect(quotes).toMatchObject([
      { rate: '190.5', rateQuote: 'PER_CNY_1', cny: 5_249_343_832 },
      { rate: '0.5249', rateQuote: 'CNY_PER_100', cny: 5_249_000_000 },
      { rate: '7.1', cny: 710 },
    ]);
    expect(quotes[2]).not.toHaveProperty('rateQuote');
  });
});

describe('a command of before there were quotes and codes as documented', () => {
  it('has the digest that it had: what it does not say is no part of it, and its code is as it was typed', async () => {
    const typed = {
      title: '旧线索',
      reporterOrganizationId: small.first,
      investorCreditCode: '51370200mjd12345xl',
      expectedInvestment: usd,
    };
    const commandId = randomUUID();
    const { id } = await send('reportLead', { ...typed, commandId });
    const stream = streamOf('lead', null, () => null, everybodyAtHome)(id);
    const [reported] = await server.platform.store.readStream(stream.id);
    // As the program of then had it: the one default of the schema, and nothing of what came later.
    const again = new reportLeadCommand.command(
      { ...typed, kind: 'INVESTMENT' },
      { ...reported!.meta, at: reported!.meta.recordedAt, commandId },
    );
    expect(
      await server.platform.streams.change(stream, again, () => {
        throw new Error('not the same command');
      }),
    ).toMatchObject({ repeated: true });
  });
});
