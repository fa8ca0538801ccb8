import { creditCode } from '@kernel/credit-code.ts';
import type { ClearableLeadField, LeadKind, SourcingMethod } from '../../app/enums.gql.ts';
import { today } from '../../app/format.ts';
import {
  moneyChanged,
  moneyFaults,
  moneyFieldOf,
  moneySent,
  noMoney,
  valuesOfMoney,
  type MoneyValues,
} from '../../app/typed-money.ts';
import type { Pick } from '../../ui/pick-many.tsx';
import type { LeadQuery } from './leads.gql.ts';

/** What a form holds of a lead, as people type it. */
export type LeadValues = MoneyValues & {
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
  readonly sourcingMethod: SourcingMethod | '';
  readonly summary: string;
  readonly sourceDocument: string;
};

export const noLead: LeadValues = {
  ...noMoney,
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
  sourcingMethod: '',
  summary: '',
  sourceDocument: '',
};

type Recorded = NonNullable<LeadQuery['lead']>;
const pick = (of: { readonly id: string; readonly name: string | null } | null): Pick | null =>
  of === null ? null : { id: of.id, name: of.name ?? of.id };

/** A lead as it is recorded, for the form that corrects it. Another foreign amount takes its rate anew. */
export const valuesOf = (lead: Recorded): LeadValues => ({
  ...noLead,
  ...valuesOfMoney(lead.expectedInvestment),
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

/**
 * What can be seen to be wrong before the server says so.
 * @param recorded where it is corrected: an amount that nobody touched is not asked for its rate, which was of another day
 */
export const faultsIn = (
  values: LeadValues,
  recorded: LeadValues = noLead,
): { readonly [K in keyof LeadValues]?: string | undefined } => {
  const { amount, ...terms } = moneyChanged(values, recorded) ? moneyFaults(values, { needed: false }) : {};
  return {
    title: values.title.trim() === '' ? 'NEEDED' : undefined,
    code: codeFault(values.code, values.asDocumented),
    reportedOn: values.reportedOn > today() ? 'DATE_IN_FUTURE' : undefined,
    amount: amount ?? (/^[0.,\s]+$/.test(values.amount.text) ? 'AMOUNT_ZERO' : undefined),
    ...terms,
  };
};

/** The server's fields by the form's own. */
export const fieldOfLead = {
  investorCreditCode: 'code',
  creditCodeAsDocumented: 'asDocumented',
  reporterOrganizationId: 'reporter',
  stationId: 'station',
  activityId: 'activity',
  ...moneyFieldOf('expectedInvestment'),
} satisfies Readonly<Record<string, keyof LeadValues>>;

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
    expectedInvestment: moneySent(values),
    sourcingMethod: values.sourcingMethod === '' ? undefined : values.sourcingMethod,
    summary: said(values.summary),
  });

const clears: Readonly<Record<string, ClearableLeadField>> = {
  investorName: 'INVESTOR_NAME',
  investorCreditCode: 'INVESTOR_CREDIT_CODE',
  stationId: 'STATION_ID',
  activityId: 'ACTIVITY_ID',
  chainCode: 'CHAIN_CODE',
  regionCode: 'REGION_CODE',
  expectedInvestment: 'EXPECTED_INVESTMENT',
  sourcingMethod: 'SOURCING_METHOD',
  summary: 'SUMMARY',
};

/** What a correction changes: only what differs from what is recorded, and what was recorded and now is empty. */
export const changesOf = (before: LeadValues, after: LeadValues) => {
  const [was, is] = [
    { title: said(before.title), ...inputOf(before) },
    { title: said(after.title), ...inputOf(after) },
  ];
  const names = Object.keys(is) as (keyof typeof is)[];
  const changed = Object.fromEntries(
    names
      .filter((name) =>
        name === 'expectedInvestment'
          ? moneyChanged(after, before) && JSON.stringify(is[name]) !== JSON.stringify(was[name])
          : JSON.stringify(is[name]) !== JSON.stringify(was[name]),
      )
      .map((name) => [name, is[name]]),
  ) as Partial<typeof is>;
  const clear = Object.entries(clears).flatMap(([name, field]) =>
    Object.hasOwn(was, name) && !Object.hasOwn(is, name) ? [field] : [],
  );
  return {
    ...changed,
    // The confirmation belongs to the code: it goes with one that is named anew.
    ...(changed.investorCreditCode !== undefined && is.creditCodeAsDocumented
      ? { creditCodeAsDocumented: true }
      : {}),
    ...(clear.length === 0 ? {} : { clear }),
  };
};
