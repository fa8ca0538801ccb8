import { useTranslation } from 'react-i18next';
import { today } from '../../../app/format.ts';
import { useAct, type ActCommand } from '../../../records/act.tsx';
import type { Faults } from '../../../ui/form.tsx';
import { shortTitle } from '../../../ui/parts.tsx';
import type { LeadQuery, LeadRowFragment } from '../leads.gql.ts';
import { settle } from '../lists.ts';
import type { LeadAct } from '../moves.ts';

export type LeadRecord = NonNullable<LeadQuery['lead']>;
export type ActProps = { readonly record: LeadRecord; readonly close: () => void };

type Options<V> = ActProps & {
  readonly initial: V;
  readonly check?: (values: V) => Faults<V>;
  readonly send: (values: V, command: ActCommand) => Promise<LeadRowFragment>;
  readonly fieldOf?: Readonly<Record<string, keyof V & string>>;
};

/** An act on a lead: what the server answers is put where the lead is shown, then the form closes. */
export const useLeadAct = <V extends object>({ record, close, ...options }: Options<V>) =>
  useAct<V, LeadRowFragment>({
    ...options,
    version: record.version,
    about: ['LEAD'],
    done: (row) => {
      settle(row);
      close();
    },
  });

/** What an act is called, what its button says, and the names of whom the lead names. */
export const useActWords = (act: LeadAct, record: LeadRecord) => {
  const { t } = useTranslation('leads');
  const named = [
    record.reporter,
    record.ownerOrganization,
    record.ownerStation,
    record.station,
    record.activity,
    record.ownerUserId === null ? null : { id: record.ownerUserId, name: record.ownerUserName ?? '' },
  ];
  return {
    title: t('move.act', { act: t(`acts.${act}`), title: shortTitle(record.title) }),
    submit: t(`acts.${act}`),
    names: new Map(named.flatMap((one) => (one === null ? [] : [[one.id, one.name] as const]))),
  };
};

/** The day of an act, not before the report nor after today. */
export const dayFault = (on: string, record: LeadRecord): string | undefined =>
  on === ''
    ? 'NEEDED'
    : on > today()
      ? 'DATE_IN_FUTURE'
      : on < record.reportedOn
        ? 'LEAD_DATE_BEFORE_REPORT'
        : undefined;

/** Only those that are at fault. */
export const faultsOf = <V>(found: {
  readonly [K in keyof V & string]?: string | undefined;
}): Faults<V> =>
  Object.fromEntries(Object.entries(found).filter(([, code]) => code !== undefined)) as Faults<V>;

export const needed = (text: string): string | undefined => (text.trim() === '' ? 'NEEDED' : undefined);
