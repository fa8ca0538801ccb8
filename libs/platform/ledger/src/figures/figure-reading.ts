import { jurisdictionAsked } from '#platform/access';
import type { Statement } from '#platform/database';
import type { Known } from '#platform/event-store';
import { Refused, type Reading } from '#platform/kernel';
import { shadowSuffix, type Rows } from '#platform/projections';
import type { RuleState } from '../ledger.rows.js';
import { baselineRule, ledgerName } from '../rule.js';

/** What figures go by besides the question and the reading: the rule that counts, and whose they are. All of it is part of a kept answer's key. */
export type FigureReading = {
  readonly ruleId: string;
  /** Another rule counts than the one that is the default there. */
  readonly hypothetical: boolean;
  readonly jurisdictionId: string;
  /** What the figures are of, for people. */
  readonly scope: string;
};

/** Whose figures are asked for, and by which rule, if by a certain one. */
export type ReadingAsked = {
  readonly jurisdictionId: string;
  readonly ruleId?: string | null | undefined;
};

/**
 * Whose figures are meant.
 * @throws Refused FORBIDDEN for another jurisdiction than the viewer's own
 */
export const readingAsked = (
  { viewer }: Reading,
  jurisdictionId: string | null | undefined,
  ruleId?: string | null,
): ReadingAsked => ({ jurisdictionId: jurisdictionAsked(viewer, jurisdictionId), ruleId });

/** The rules of a jurisdiction, as the ledger has them. */
export type RulesStand = {
  /** How far the ledger had come, and in which of its tables. */
  readonly seq: number;
  readonly generation: number;
  readonly states: ReadonlyMap<string, RuleState>;
  /** The places from which on rules are counted no more. */
  readonly retired: ReadonlyMap<string, number>;
  /** In the order of the log. */
  readonly designations: readonly { readonly ruleId: string; readonly seq: number }[];
  /** How far the tables are that are being filled anew, and of how many events. */
  readonly progress: { readonly done: number; readonly of: number };
};

type StandRow = {
  seq: string | null;
  generation: number | null;
  rules: readonly { id: string; state: RuleState }[];
  retired: readonly { id: string; seq: number }[];
  designations: RulesStand['designations'];
  done: string | null;
  of: string | null;
};

const retirements = `coalesce((select json_agg(json_build_object('id', id, 'seq', seq)) from views.ledger_retirement where jurisdiction_id = $3), '[]')`;

const standStatement = (name: string, retired: string, jurisdictionId: string): Statement => ({
  name,
  text: `select c.seq, c.generation,
     (select seq from log.checkpoint where name = $2) as done, (select max(seq) from log.log_index) as of,
     coalesce((select json_agg(json_build_object('id', id, 'state', state)) from views.ledger_rule where jurisdiction_id = $3), '[]') as rules,
     ${retired} as retired,
     coalesce((select json_agg(json_build_object('ruleId', rule_id, 'seq', seq) order by seq)
       from views.ledger_designation where jurisdiction_id = $3), '[]') as designations
     from (select 1) as one left join log.checkpoint c on c.name = $1`,
  values: [ledgerName, `${ledgerName}${shadowSuffix}`, jurisdictionId],
});

const lacksRetirements = (error: unknown): boolean => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === '42P01' && String(message).includes('ledger_retirement');
};

/** The rules of a jurisdiction, in one snapshot. */
export const rulesStand = async (
  rows: Pick<Rows, 'statement'>,
  jurisdictionId: string,
): Promise<RulesStand> => {
  const [row] = await rows
    .statement<StandRow>(standStatement('ledger-rules', retirements, jurisdictionId))
    .catch((error: unknown) => {
      // The tables of a release that retired no rule go on serving until those of this one are filled.
      if (!lacksRetirements(error)) throw error;
      return rows.statement<StandRow>(standStatement('ledger-rules-unretired', `'[]'::json`, jurisdictionId));
    });
  return {
    seq: Number(row!.seq ?? 0),
    generation: row!.generation ?? 0,
    states: new Map(row!.rules.map(({ id, state }) => [id, state])),
    retired: new Map(row!.retired.map(({ id, seq }) => [id, seq])),
    designations: row!.designations,
    progress: { done: Number(row!.done ?? 0), of: Number(row!.of ?? 0) },
  };
};

const isCounted = ({ states }: RulesStand, ruleId: string): boolean =>
  ruleId === baselineRule.ruleId || states.get(ruleId) === 'COUNTED';

/** Whether a rule is counted no more at a place in the log. */
const isRetired = ({ retired }: RulesStand, ruleId: string, at: number): boolean =>
  at >= (retired.get(ruleId) ?? Number.POSITIVE_INFINITY);

/** The rules that were the default up to a place in the log, the baseline first, which is it where nobody says otherwise. */
const defaultsUpTo = ({ designations }: RulesStand, seq: number): string[] => [
  baselineRule.ruleId,
  ...designations.filter((each) => each.seq <= seq).map(({ ruleId }) => ruleId),
];

const building = (ruleId: string, { progress }: RulesStand): Refused =>
  new Refused('RULE_BUILDING', { field: 'ruleId', ruleId, done: progress.done, of: progress.of });

/**
 * The rule that a question goes by. As of a place in the log that is the default of then, whatever was designated since, so that an answer never changes;
 * and an answer as of then waits for its rule. Now, the default before goes on being asked while the entries of a new one are being made, and says that
 * it is not the one in force.
 * @param upTo the place in the log that is asked for; now without it
 * @throws Refused RULE_UNKNOWN for one that nobody published here; RULE_RETIRED for one that is counted no more at that place: as of one before it
 *   answers as it did; RULE_BUILDING, with how far, for one whose entries are not all there
 */
export const ruleAsked = (
  stand: RulesStand,
  asked: string | null | undefined,
  upTo: number | undefined,
): Pick<FigureReading, 'ruleId' | 'hypothetical'> => {
  const at = upTo ?? stand.seq;
  const defaults = defaultsUpTo(stand, at);
  const inForce = defaults.at(-1)!;
  if (asked !== undefined && asked !== null) {
    if (asked !== baselineRule.ruleId && !stand.states.has(asked))
      throw new Refused('RULE_UNKNOWN', { field: 'ruleId', ruleId: asked });
    if (isRetired(stand, asked, at)) throw new Refused('RULE_RETIRED', { field: 'ruleId', ruleId: asked });
    if (!isCounted(stand, asked)) throw building(asked, stand);
    return { ruleId: asked, hypothetical: asked !== inForce };
  }
  if (upTo !== undefined && !isCounted(stand, inForce)) throw building(inForce, stand);
  const ruleId = defaults.findLast((each) => isCounted(stand, each) && !isRetired(stand, each, at))!;
  return { ruleId, hypothetical: ruleId !== inForce };
};

/** A race that goes on: rules are designated some times a year. */
const TRIES = 5;

/**
 * Reads figures by the rule that a question goes by. What is asked now may come to stand behind a designation that came meanwhile: then it is
 * read again, by the new default.
 * @param known as of where; now without it
 * @param read by the rule; gives the place in the log that the answer stands at
 * @throws Refused as `ruleAsked`; VIEW_BEHIND where the ledger does not come as far in time
 */
export const readBy = async <T>(
  rows: Pick<Rows, 'statement' | 'until'>,
  { jurisdictionId, ruleId: asked }: ReadingAsked,
  known: Known | undefined,
  read: (of: FigureReading, stand: RulesStand) => Promise<T>,
  seqOf: (found: T) => number,
): Promise<T> => {
  const upTo = known?.seq;
  const settled = async (): Promise<FigureReading & { readonly stand: RulesStand }> => {
    const stand = await rows.until(
      (now) => rulesStand(now, jurisdictionId),
      ({ seq }) => seq >= (upTo ?? 0),
    );
    return { ...ruleAsked(stand, asked, upTo), jurisdictionId, scope: '全市', stand };
  };
  let { stand, ...of } = await settled();
  for (let left = TRIES; ; left--) {
    const found = await read(of, stand);
    if (upTo !== undefined || seqOf(found) === stand.seq) return found;
    const { stand: after, ...now } = await settled();
    const isSame = now.ruleId === of.ruleId && now.hypothetical === of.hypothetical;
    if ((isSame && after.seq >= seqOf(found)) || left === 0) return found;
    [stand, of] = [after, now];
  }
};
