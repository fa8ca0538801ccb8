import { describe, expect, it } from '@jest/globals';
import type { Activities } from '#domain/activities';
import type { Chains } from '#domain/catalogue';
import type { Stations } from '#domain/network';
import { EventRegistry, MemoryEventStore, StreamWriter, subjectId } from '#platform/event-store';
import { Refused, unlimited, type Meta } from '#platform/kernel';
import { carryOut } from '#platform/operations';
import { leadEvents, type LeadEvent, type LeadReported } from '../../lead.events.js';
import { chamber, creditCode, stationId, union } from '../../testing/lead.examples.js';
import { leadStream } from '../../lead.state.js';
import { leadUpcasts } from '../../lead.upcasts.js';
import type { Parties } from '../../parties.js';
import { reportLeadCommand, type ReportLeadInput } from './report-lead.command.js';

const store = new MemoryEventStore();
const asked: string[] = [];
const streams = new StreamWriter(
  store,
  new EventRegistry([{ types: leadEvents, upcasts: leadUpcasts }]),
  Buffer.alloc(32, 7),
);
const found = {
  parties: {
    organization: (_: string, organizationId: string) => Promise.resolve({ organizationId, hubs: [] }),
  } as unknown as Parties,
  stations: {
    known: (field: string) => {
      throw new Refused('STATION_NOT_FOUND', { field });
    },
  } as unknown as Stations,
  activities: {} as Activities,
  chains: {
    known: async (field: string, code: string, on: string) => {
      asked.push(`${field} ${code} ${on}`);
    },
  } as unknown as Chains,
};
const send = (data: ReportLeadInput, by: Meta) =>
  carryOut(reportLeadCommand, new reportLeadCommand.command(data, by), streams, found);
let said = 0;
const meta = (organizationId?: string): Meta => ({
  commandId: `00000000-0000-4000-8000-${String(++said).padStart(12, '0')}`,
  actorId: '00000000-0000-4000-8000-000000000000',
  jurisdictionId: 'qingdao',
  correlationId: '00000000-0000-4000-8000-000000000000',
  // Past midnight in Shanghai, and the day before in UTC.
  at: '2022-08-30T16:30:00Z',
  grant: unlimited,
  ...(organizationId ? { organizationId } : {}),
});
const report = async (input: Partial<ReportLeadInput>, by = meta()): Promise<LeadReported['data']> => {
  const { streamId } = await send({ title: '氢能装备线索', reporterOrganizationId: chamber, ...input }, by);
  return (await store.readStream(streamId))[0]!.data as LeadReported['data'];
};
const refusal = (input: Partial<ReportLeadInput>): Promise<unknown> =>
  report(input).then(
    () => 'not refused',
    (error: unknown) => error,
  );

describe('report lead, the command', () => {
  it('reports today in Shanghai for the caller’s organization, as an investment, unless told', async () => {
    expect(await report({ reporterOrganizationId: null }, meta(union))).toMatchObject({
      kind: 'INVESTMENT',
      reportedOn: '2022-08-31',
      reporter: { organizationId: union },
    });
  });

  it('records text as it may be recorded and a foreign amount with its worth in fen', async () => {
    const data = await report({
      investorName: ' 示例氢能有限公司 ',
      investorCreditCode: creditCode.toLowerCase(),
      expectedInvestment: {
        amount: '1000000',
        currency: 'USD',
        rate: '6.350',
        rateDate: '2022-03-10',
        rateSource: '中国人民银行',
      },
    });
    expect(data).toMatchObject({
      investorName: '示例氢能有限公司',
      investorCreditCode: creditCode,
      investor: { creditCode, name: '示例氢能有限公司' },
      expectedInvestment: { amount: 1_000_000, currency: 'USD', cny: 6_350_000, rate: '6.35' },
    });
    expect(data).not.toHaveProperty('chainCode');
  });

  it('asks for the chain as of the day of the report', async () => {
    await report({ chainCode: 'QD22-10', reportedOn: '2022-03-10' });
    expect(asked).toContain('chainCode QD22-10 2022-03-10');
  });

  it('refuses a report by nobody', async () => {
    expect(await refusal({ reporterOrganizationId: null })).toMatchObject({
      fields: [{ field: 'reporterOrganizationId', code: 'REPORTER_MISSING' }],
    });
  });

  it('refuses a wrong credit code, region or amount, and what it does not know', async () => {
    expect(await refusal({ investorCreditCode: '51370200MJD12345OL' })).toMatchObject({
      fields: [{ field: 'investorCreditCode', code: 'CREDIT_CODE_INVALID' }],
    });
    expect(await refusal({ investorCreditCode: '51370200MJD12345XK' })).toMatchObject({
      code: 'CREDIT_CODE_CHECK_DIFFERS',
      details: { field: 'investorCreditCode' },
    });
    expect(await refusal({ regionCode: '370299' })).toMatchObject({ code: 'REGION_UNKNOWN' });
    expect(await refusal({ expectedInvestment: { amount: '1.5' } })).toMatchObject({
      fields: [{ field: 'expectedInvestment.amount', code: 'AMOUNT_NOT_INTEGER' }],
    });
    expect(await refusal({ stationId })).toMatchObject({ code: 'STATION_NOT_FOUND' });
  });

  it('records a code as the document has it', async () => {
    expect(
      await report({ investorCreditCode: ' 51370200 mjd12345xk', creditCodeAsDocumented: true }),
    ).toMatchObject({
      investorCreditCode: '51370200MJD12345XK',
      investor: { creditCode: '51370200MJD12345XK' },
    });
  });

  it('answers a report of before the rules of codes and rates that is said again', async () => {
    const by = meta();
    const leadId = subjectId(by.commandId, 'lead');
    const rate = { currency: 'KRW', rate: '190.5', rateDate: '2035-01-01', rateSource: '人行' };
    const said = new reportLeadCommand.command(
      {
        title: '旧',
        reporterOrganizationId: chamber,
        investorCreditCode: '0'.repeat(18),
        expectedInvestment: { amount: '100', ...rate },
      },
      by,
    );
    await streams.change(leadStream(leadId), said, (): LeadEvent[] => [
      {
        type: 'LeadReported',
        data: {
          leadId,
          title: '旧',
          kind: 'INVESTMENT',
          investorCreditCode: '0'.repeat(18),
          investor: { creditCode: '0'.repeat(18) },
          reporter: { organizationId: chamber, hubs: [] },
          reportedOn: '2022-08-31',
          expectedInvestment: { amount: 100, cny: 1_905_000, ...rate },
          scopeIds: [chamber],
        },
      },
    ]);
    expect(await send(said.data, by)).toMatchObject({ repeated: true });
    await expect(send(said.data, meta())).rejects.toBeInstanceOf(Refused);
  });

  it('records once what is said twice under one command id', async () => {
    const by = meta();
    const input = { title: '同一线索', reporterOrganizationId: chamber };
    const first = await send(input, by);
    const again = await send(input, by);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await store.readStream(first.streamId)).toHaveLength(1);
  });
});
