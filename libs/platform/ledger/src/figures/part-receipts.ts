import type { Statement } from '#platform/database';
import { canonicalJson, SequencedLog, type Known } from '#platform/event-store';
import { Refused, type Reading } from '#platform/kernel';
import { Views } from '#platform/projections';
import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { contractOf } from '../contract.js';
import { answersStatement, type AnsweredSums } from './answers-statement.js';
import { BridgeQuery, type BridgeAnswer } from './bridge.js';
import { entriesWhere } from './entries.js';
import type { FigureQuery } from './figure-query.js';
import { readBy, readingAsked, type FigureReading } from './figure-reading.js';
import type { Lines } from './figure-subjects.js';
import { exact, keyOf, spanOf, standingOf } from './figures.js';
import type { Standing } from './figures.types.js';
import { KEY_NAMES, namesOf, type KeyNames } from './key-names.js';
import { narrowedTo } from './narrowed-to.js';
import type { PartAsked, PartsContent, PartsCounted, PartSum } from './parts-counted.js';
import { RECEIPT_KEY, tokenOfParts } from './receipt-token.js';
import { logIdOf } from './receipts.js';
import {
  Receipt,
  ReceiptCheck,
  ReceiptDifference,
  ReceiptPart,
  ReceiptQuestion,
  type ReceiptPartName,
  type ReceiptVerdict,
} from './receipts.types.js';
import { readTogether } from './stand.js';

type Found = {
  readonly parts: readonly PartSum[];
  readonly standing: Standing;
  readonly from: Standing | null;
};

const digested = (text: string, order: string) =>
  `encode(sha256(convert_to(coalesce(string_agg(${text}, ',' order by ${order}), ''), 'UTF8')), 'hex')`;
const day = "to_char(occurred_on, 'YYYY-MM-DD')";

type Listed = {
  readonly amount: string;
  readonly entries: number;
  readonly subjects: number;
  readonly list: string;
};

/** The sum of some entries, how many they and their subjects are, and a digest of which they are. */
const listed = (lines: Lines, of: 'ENTRIES' | 'SUBJECTS' | 'BRIDGE'): Statement => {
  const each =
    of === 'ENTRIES'
      ? digested(`concat_ws('/', seq, subject_id, ${day}, cause, amount)`, 'seq, line')
      : of === 'BRIDGE'
        ? digested(
            `concat_ws('/', entry_id, subject_id, cause, amount)`,
            `entry_id collate "C", cause, amount`,
          )
        : `(select ${digested(`concat_ws('/', subject_id, amount, entries, to_char(since, 'YYYY-MM-DD'))`, 'subject_id')} from subject)`;
  return {
    text: `with line as materialized (${lines.sql(0)}),
       daily as (select subject_id, occurred_on, sum(amount) as amount, count(*) as entries from line group by subject_id, occurred_on),
       subject as materialized (select subject_id, sum(amount) as amount, sum(entries) as entries, min(occurred_on) filter (where amount <> 0) as since
         from daily group by subject_id having sum(amount) <> 0)
     select coalesce(sum(amount), 0)::text as amount, count(*)::int as entries, (select count(*)::int from subject) as subjects, ${each} as list from line`,
    values: [...lines.params],
  };
};

const digestOf = (
  { question, jurisdictionId }: Pick<PartsCounted, 'question' | 'jurisdictionId'>,
  logId: string,
  { parts, standing, from }: Found,
  seqs: readonly number[],
  hashes: readonly (string | null)[],
): string => {
  const stood = [from, standing].map((at) => {
    if (!at) return null;
    const { clock, hypothetical, recordedBy, ruleId, scope } = at;
    return { clock, hypothetical, recordedBy, ruleId, scope };
  });
  const content = { v: 2, question, jurisdictionId, logId, seqs, hashes, stood, parts };
  // As it stands in a token: what is undefined is not there.
  return hash('sha256', canonicalJson(JSON.parse(JSON.stringify(content))));
};

/** Receipts of what is behind a figure: its entries, its subjects, a bridge, a share by both its parts. */
@Injectable()
export class PartReceipts {
  constructor(
    private readonly views: Views,
    private readonly log: SequencedLog,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
    @Inject(RECEIPT_KEY) private readonly key: Buffer,
  ) {}

  /** @throws Refused RECEIPT_TOO_LARGE; VIEW_BEHIND */
  async of(reading: Reading, counted: PartsCounted): Promise<Receipt> {
    const found = await this.count(reading, counted);
    const hashes = await this.hashes(counted);
    const [eventHash, fromHash] = hashes;
    const logId = logIdOf(found.standing.position);
    const digest = digestOf(counted, logId, found, seqsOf(counted), hashes);
    const { parts, standing } = found;
    const bridged = counted.question.kind === 'BRIDGE' ? { fromHash: fromHash ?? null } : {};
    const token = tokenOfParts(this.key, {
      ...counted,
      v: 2,
      logId,
      eventHash: eventHash ?? null,
      ...bridged,
      digest,
      parts,
    });
    return Object.assign(new Receipt(), {
      digest,
      eventHash: eventHash ?? null,
      href: `/receipts/${token}`,
      standing,
      token,
    });
  }

  /** Counts a receipt's figures again. Whose it is comes first: who may not see the figures learns nothing from it. */
  async check(reading: Reading, content: PartsContent): Promise<ReceiptCheck> {
    const { jurisdictionId, logId, eventHash, question } = content;
    if (jurisdictionId !== reading.viewer.jurisdictionId) return checked('SCOPE_DIFFERS');
    const stated = {
      kind: question.kind,
      issuedDigest: content.digest,
      eventHash,
      question: question.kind === 'RATIO' ? null : await this.asked(reading, content.ruleId, question),
    };
    const seqs = seqsOf(content);
    const [head, position, hashes] = await Promise.all([
      this.log.head(),
      this.log.position(content.seq),
      this.hashes(content),
    ]);
    const [stands, stood] = hashes;
    if (
      logIdOf(position) !== logId ||
      seqs.some((seq) => seq > head) ||
      stands !== eventHash ||
      (question.kind === 'BRIDGE' && stood !== content.fromHash)
    )
      return checked('LOG_DIFFERS', stated);
    const found = await this.count(reading, content).catch((error: unknown) => {
      if (error instanceof Refused && ['RULE_UNKNOWN', 'RULE_RETIRED'].includes(error.code)) return undefined;
      throw error;
    });
    if (!found) return checked('RULE_RETIRED', stated);
    const digest = digestOf(content, logId, found, seqs, hashes);
    const { standing, from } = found;
    const parts = await this.compared(reading, content, found.parts);
    const differences = parts
      .filter(({ then, now }) => then !== now)
      .map(({ measure, then, now }) =>
        Object.assign(new ReceiptDifference(), { keys: [], measure, then, now }),
      );
    return checked(digest === content.digest ? 'SAME' : 'DIFFERENT', {
      ...stated,
      digest,
      standing,
      from,
      parts,
      differences,
    });
  }

  private async hashes(counted: PartsCounted): Promise<(string | null)[]> {
    return Promise.all(seqsOf(counted).map((seq) => this.log.hashAt(seq)));
  }

  private async knownAt(seq: number): Promise<Known> {
    return this.log.asOf('token', { position: await this.log.position(seq) });
  }

  /** By which rule, and whether that is the default there. @throws Refused RULE_UNKNOWN */
  private ruleOf(
    reading: Reading,
    jurisdictionId: string,
    ruleId: string,
    at: Known,
  ): Promise<FigureReading> {
    return readBy(
      this.views.as(reading),
      readingAsked(reading, jurisdictionId, ruleId),
      at,
      async (of) => of,
      () => at.seq,
    );
  }

  private async standing(
    of: FigureReading,
    days: Pick<FigureQuery, 'from' | 'to'>,
    at: Known,
  ): Promise<Standing> {
    const [position, clock] = await Promise.all([this.log.position(at.seq), this.log.clockAt(at.seq)]);
    return standingOf(of, days, position, at.knownAt, clock);
  }

  private async count(
    reading: Reading,
    { question, jurisdictionId, ruleId, seq }: PartsCounted,
  ): Promise<Found> {
    const rows = this.views.as(reading);
    const known = await this.knownAt(seq);
    const of = await this.ruleOf(reading, jurisdictionId, ruleId, known);
    const queryOf = (asked: PartAsked): FigureQuery => ({
      ...asked.question,
      ruleId: of.ruleId,
      jurisdictionId,
      hubIds: asked.hubIds,
      upTo: seq,
    });
    const ask = async <Row>(statement: Statement): Promise<Row[]> => rows.statement<Row>(statement);
    if (question.kind === 'RATIO') {
      const asked = question.of.map((each) => ({ query: queryOf(each), of: each }));
      const sums = await rows.until(
        () => ask<AnsweredSums>(answersStatement(asked)),
        ([first]) => Number(first?.seq ?? 0) >= seq,
      );
      const parts = sums.map(({ amount, entries, codes }, n): PartSum => {
        const { measure, distinctOf } = question.of[n]!;
        const value = distinctOf === undefined ? exact(measure, BigInt(amount)).value : String(codes ?? 0);
        return { part: n === 0 ? 'NUMERATOR' : 'DENOMINATOR', measure, value, entries };
      });
      return { parts, standing: await this.standing(of, {}, known), from: null };
    }
    const { measure, keys } = question;
    const valueOf = (amount: bigint) => exact(measure, amount).value;
    if (question.kind !== 'BRIDGE') {
      const { kind } = question;
      const query = queryOf(question);
      const where = entriesWhere(query, measure, keys);
      const lines: Lines = {
        params: where.params,
        sql: (offset) => `select * from views.ledger_entry where ${where.sql(offset)}`,
      };
      const { found } = await readTogether(rows, seq, () => ask<Listed>(listed(lines, kind)));
      const { amount, entries, subjects, list } = found[0]!;
      const counts = kind === 'SUBJECTS' ? { entries, subjects } : { entries };
      return {
        parts: [{ part: 'TOTAL', measure, value: valueOf(BigInt(amount)), ...counts, list }],
        standing: await this.standing(of, query, known),
        from: null,
      };
    }
    const { opening, closing, day: since, fromRuleId } = question;
    const early = await this.knownAt(opening.upTo);
    const ofFrom = await this.ruleOf(reading, jurisdictionId, fromRuleId, early);
    const bridge = new BridgeQuery(queryOf(question), measure, keys, opening, closing, since);
    const { found } = await readTogether(rows, Math.max(seq, opening.upTo), async () => {
      const [answer] = await ask<BridgeAnswer>(bridge.statement());
      const [all] = await ask<Listed>(listed(bridge.lines(undefined), 'BRIDGE'));
      return { bridged: bridge.answered(answer!), all: all! };
    });
    const { bridged, all } = found;
    const sum = (part: ReceiptPartName, { amount, entries }: { amount: bigint; entries: number }) => ({
      part,
      measure,
      value: valueOf(amount),
      entries,
    });
    return {
      parts: [
        sum('OPENING', bridged.opening),
        ...bridged.steps
          .filter(({ subjects }) => subjects > 0)
          .map(({ cause, sum: of, subjects }): PartSum => ({ ...sum('STEP', of), cause, subjects })),
        { ...sum('CLOSING', bridged.closing), list: all.list },
      ],
      standing: await this.standing(of, closing, known),
      from: await this.standing(ofFrom, opening, early),
    };
  }

  /** The parts of a receipt beside those counted now; one that the other lacks is zero there. */
  private async compared(
    reading: Reading,
    { question, ruleId, parts }: PartsContent,
    now: readonly PartSum[],
  ) {
    const keyOfPart = ({ part, cause }: PartSum) => `${part} ${cause ?? ''}`;
    const found = new Map(now.map((part) => [keyOfPart(part), part]));
    const was = new Map(parts.map((part) => [keyOfPart(part), part]));
    const order = [...new Set([...parts, ...now].map(keyOfPart))];
    const isClosing = (key: string) => (key.startsWith('CLOSING') ? 1 : 0);
    return Promise.all(
      order
        .toSorted((a, b) => isClosing(a) - isClosing(b))
        .map(async (key) => {
          const [a, b] = [was.get(key), found.get(key)];
          const { part, cause = null, measure } = (a ?? b)!;
          const asked = question.kind === 'RATIO' ? question.of[part === 'NUMERATOR' ? 0 : 1] : undefined;
          return Object.assign(new ReceiptPart(), {
            part,
            cause,
            measure,
            unit: asked?.distinctOf === undefined ? contractOf(measure).unit : ('COUNT' as const),
            then: a?.value ?? '0',
            now: b?.value ?? '0',
            thenEntries: a?.entries ?? 0,
            nowEntries: b?.entries ?? 0,
            thenSubjects: (a ?? b)!.subjects === undefined ? null : (a?.subjects ?? 0),
            nowSubjects: (a ?? b)!.subjects === undefined ? null : (b?.subjects ?? 0),
            sameList: (a ?? b)!.list === undefined ? null : a?.list === b?.list,
            question: asked === undefined ? null : await this.asked(reading, ruleId, asked),
          });
        }),
    );
  }

  /** What was asked, for people. */
  private async asked(
    reading: Reading,
    ruleId: string,
    { measure, question, keys, distinctOf }: PartAsked,
  ): Promise<ReceiptQuestion> {
    const by = keys.map(({ dimension }) => dimension);
    const nameOf = await namesOf(this.keyNames, reading, by, [keys.map(({ code }) => code)]);
    return Object.assign(new ReceiptQuestion(), {
      measures: [measure],
      groupBy: distinctOf === undefined ? [] : [distinctOf],
      basis: question.basis,
      credit: question.credit,
      occurred: spanOf(question),
      narrowedTo: [
        ...keys.map(({ dimension, code }) => keyOf(dimension, code, nameOf(dimension, code))),
        ...(await narrowedTo(this.keyNames, reading, question)),
      ],
      ruleId,
    });
  }
}

const seqsOf = ({ question, seq }: PartsCounted): number[] =>
  question.kind === 'BRIDGE' ? [seq, question.opening.upTo] : [seq];

const checked = (verdict: ReceiptVerdict, more: Partial<ReceiptCheck> = {}): ReceiptCheck =>
  Object.assign(
    new ReceiptCheck(),
    {
      verdict,
      kind: null,
      digest: null,
      issuedDigest: null,
      eventHash: null,
      question: null,
      totals: null,
      standing: null,
      from: null,
      parts: [],
      differences: [],
    },
    more,
  );
