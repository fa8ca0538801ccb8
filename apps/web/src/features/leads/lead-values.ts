import { creditCode } from '@kernel/credit-code.ts';
import { currencies } from '@kernel/currencies.ts';
import type { LeadKind, RateQuote, SourcingMethod } from '../../app/enums.gql.ts';
import { today } from '../../app/format.ts';
import { amountText, typedAmount } from '../../app/typed-amount.ts';
import { noAmount, type TypedAmount } from '../../ui/fields.tsx';
import type { Pick } from '../../ui/pick-many.tsx';
import type { LeadQuery } from './leads.gql.ts';

/** What a form holds of a lead, as people type it. */
export type LeadValues = {
  readonly title: string;
  readonly kind: LeadKind;
  readonly investorName: string;
  readonly code: string;
  readonly asDocumented: boolean;
  readonly reporter: Pick | null;
  readonly station: Pick | null;
  readonly activity: Pick | null;
  readonly chainCode: string;
  readonly regionCode: string;
  readonly reportedOn: string;
  readonly expected: TypedAmount;
  readonly currency: string;
  readonly rate: string;
  readonly rateQuote: RateQuote;
  readonly rateDate: string;
  readonly rateSource: string;
  readonly sourcingMethod: SourcingMethod | '';
  readonly summary: string;
  readonly sourceDocument: string;
};

export const noLead: LeadValues = {
  title: '',
  kind: 'INVESTMENT',
  investorName: '',
  code: '',
  asDocumented: false,
  reporter: null,
  station: null,
  activity: null,
  chainCode: '',
  regionCode: '',
  reportedOn: '',
  expected: noAmount,
  currency: 'CNY',
  rate: '',
  rateQuote: 'CNY_PER_1',
  rateDate: '',
  rateSource: '',
  sourcingMethod: '',
  summary: '',
  sourceDocument: '',
};

type Recorded = NonNullable<LeadQuery['lead']>;
const pick = (of: { readonly id: string; readonly name: string | null } | null): Pick | null =>
  of === null ? null : { id: of.id, name: of.name ?? of.id };

/** A lead as it is recorded, for the form that corrects it. A foreign amount is named anew with its rate, or left alone. */
export const valuesOf = (lead: Recorded): LeadValues => ({
  ...noLead,
  title: lead.title,
  kind: lead.kind,
  investorName: lead.investorName ?? '',
  code: lead.investorCreditCode ?? '',
  asDocumented: lead.creditCodeAsDocumented,
  reporter: lead.reporter,
  station: pick(lead.station),
  activity: pick(lead.activity),
  chainCode: lead.chainCode ?? '',
  regionCode: lead.regionCode ?? '',
  reportedOn: lead.reportedOn,
  expected:
    lead.expectedInvestment === null || lead.expectedInvestment.currency !== 'CNY'
      ? noAmount
      : amountText(lead.expectedInvestment.amount),
  sourcingMethod: lead.sourcingMethod ?? '',
  summary: lead.summary ?? '',
});

/** What is wrong with a credit code, by the server's own rule; undefined where nothing is, or nothing is typed. */
export const codeFault = (code: string, asDocumented: boolean): string | undefined => {
  if (code.trim() === '') return undefined;
  try {
    creditCode('investorCreditCode', code, { today: today(), asDocumented });
    return undefined;
  } catch (refused) {
    const { code: fault, fields } = refused as {
      readonly code?: string;
      readonly fields?: readonly { readonly code: string }[];
    };
    return fields?.[0]?.code ?? fault ?? 'CREDIT_CODE_INVALID';
  }
};

/** Hundredths in the smallest units of a currency: yen have none, dinars are counted in thousandths. Undefined for a part of one. */
const minorOf = (hundredths: bigint, currency: string): string | undefined => {
  const exponent = BigInt(currencies.get(currency)?.exponent ?? 2);
  if (exponent > 2n) return (hundredths * 10n ** (exponent - 2n)).toString();
  const per = 10n ** (2n - exponent);
  return hundredths % per === 0n ? (hundredths / per).toString() : undefined;
};

/** The expected investment as the server takes it; undefined where none is typed. */
export const moneyInput = (values: LeadValues) => {
  const { expected, currency, rate, rateQuote, rateDate, rateSource } = values;
  const read = typedAmount(expected.text, expected.unit);
  if (!('fen' in read)) return undefined;
  const amount = minorOf(read.fen, currency);
  if (amount === undefined) return undefined;
  return currency === 'CNY' ? { amount } : { amount, currency, rate, rateQuote, rateDate, rateSource };
};

const amountFault = ({ expected, currency }: LeadValues): string | undefined => {
  if (expected.text.trim() === '') return undefined;
  const read = typedAmount(expected.text, expected.unit);
  if ('fault' in read) return read.fault;
  if (read.fen === 0n) return 'AMOUNT_ZERO';
  return minorOf(read.fen, currency) === undefined ? 'AMOUNT_TOO_FINE' : undefined;
};

/** What can be seen to be wrong before the server says so. */
export const faultsIn = (values: LeadValues): { readonly [K in keyof LeadValues]?: string | undefined } => {
  const foreign = values.currency !== 'CNY' && values.expected.text.trim() !== '';
  const day = today();
  return {
    title: values.title.trim() === '' ? 'NEEDED' : undefined,
    code: codeFault(values.code, values.asDocumented),
    reportedOn: values.reportedOn > day ? 'DATE_IN_FUTURE' : undefined,
    expected: amountFault(values),
    rate: foreign && values.rate.trim() === '' ? 'RATE_MISSING' : undefined,
    rateDate: !foreign
      ? undefined
      : values.rateDate === ''
        ? 'RATE_DATE_MISSING'
        : values.rateDate > day
          ? 'DATE_IN_FUTURE'
          : undefined,
    rateSource: foreign && values.rateSource.trim() === '' ? 'RATE_SOURCE_MISSING' : undefined,
  };
};

/** The server's fields by the form's own. */
export const fieldOfLead = {
  investorCreditCode: 'code',
  creditCodeAsDocumented: 'asDocumented',
  reporterOrganizationId: 'reporter',
  stationId: 'station',
  activityId: 'activity',
  'expectedInvestment.currency': 'currency',
  'expectedInvestment.rate': 'rate',
  'expectedInvestment.rateQuote': 'rateQuote',
  'expectedInvestment.rateDate': 'rateDate',
  'expectedInvestment.rateSource': 'rateSource',
  expectedInvestment: 'expected',
} as const satisfies Readonly<Record<string, keyof LeadValues>>;

const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
const given = <T extends object>(values: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/** A form's values as the server takes them; what is empty is left out. */
export const inputOf = (values: LeadValues) =>
  given({
    investorName: said(values.investorName),
    investorCreditCode: said(values.code),
    creditCodeAsDocumented: said(values.code) !== undefined && values.asDocumented ? true : undefined,
    reporterOrganizationId: values.reporter?.id,
    stationId: values.station?.id,
    activityId: values.activity?.id,
    chainCode: said(values.chainCode),
    regionCode: said(values.regionCode),
    reportedOn: said(values.reportedOn),
    expectedInvestment: moneyInput(values),
    sourcingMethod: values.sourcingMethod === '' ? undefined : values.sourcingMethod,
    summary: said(values.summary),
  });

/** What a correction changes: only what differs from what is recorded. */
export const changesOf = (before: LeadValues, after: LeadValues) => {
  const [was, is] = [
    { title: said(before.title), ...inputOf(before) },
    { title: said(after.title), ...inputOf(after) },
  ];
  const names = Object.keys(is) as (keyof typeof is)[];
  const changed = Object.fromEntries(
    names
      .filter((name) => JSON.stringify(is[name]) !== JSON.stringify(was[name]))
      .map((name) => [name, is[name]]),
  ) as Partial<typeof is>;
  // The confirmation belongs to the code: it goes with one that is named anew.
  return changed.investorCreditCode !== undefined && is.creditCodeAsDocumented
    ? { ...changed, creditCodeAsDocumented: true }
    : changed;
};

/** Fields that were said and now are empty. */
export const emptied = (before: LeadValues, after: LeadValues): readonly (keyof LeadValues)[] =>
  (Object.keys(before) as (keyof LeadValues)[]).filter((name) => {
    const empty = (value: unknown) =>
      value === '' ||
      value === null ||
      (typeof value === 'object' && (value as TypedAmount).text?.trim() === '');
    return !empty(before[name]) && empty(after[name]);
  });
