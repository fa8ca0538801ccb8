import { Allow, Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { figuresOf } from '#platform/graphql';
import { Refused, type Reading } from '#platform/kernel';
import { Inject } from '@nestjs/common';
import { Args, Extensions, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { exact, keyOf, spanOf } from './figures.js';
import { FiguresResolver } from './figures.resolver.js';
import { BRIDGE_CHARGE, SUBJECTS_CHARGE } from './arguments.js';
import { Bridge } from './bridge.types.js';
import { FigureSubjectConnection } from './figure-subjects.types.js';
import { LedgerEntryConnection, Totals } from './figures.types.js';
import { KEY_NAMES, namesOf, type KeyNames } from './key-names.js';
import { narrowedTo } from './narrowed-to.js';
import { PartReceipts } from './part-receipts.js';
import type { PartsCounted } from './parts-counted.js';
import { contentOf, differencesOf, RECEIPT_KEY, tokenOf, type ReceiptContent } from './receipt-token.js';
import { digestOf, logIdOf, receiptOf, sumsOf, type CountedTotals } from './receipts.js';
import {
  Receipt,
  ReceiptCheck,
  ReceiptDifference,
  ReceiptQuestion,
  type ReceiptVerdict,
} from './receipts.types.js';

/** What counting again is charged, in cells: a token is not read before it is let in. */
const CHARGE = 10_000;

/** Receipts: what an answer stood at and came to, and counting it again. */
@Resolver(() => Totals)
export class ReceiptsResolver {
  constructor(
    private readonly log: SequencedLog,
    private readonly figures: FiguresResolver,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
    @Inject(RECEIPT_KEY) private readonly key: Buffer,
    private readonly parts: PartReceipts,
  ) {}

  @ResolveField(() => Receipt)
  async receipt(@Parent() totals: CountedTotals): Promise<Receipt> {
    const eventHash = await this.log.hashAt(totals.counted.seq);
    const content = receiptOf(totals, totals.counted, eventHash);
    const token = tokenOf(this.key, content);
    const { digest } = content;
    const href = `/receipts/${token}`;
    return Object.assign(new Receipt(), { digest, eventHash, href, standing: totals.standing, token });
  }

  @Allow('figures.read')
  @Extensions(figuresOf(() => CHARGE))
  @Query(() => ReceiptCheck, {
    description: "Counts a receipt's figures again and says whether they are the same, or why not.",
  })
  async checkReceipt(
    @Reader() reading: Reading,
    @Args('token', { type: () => String }) token: string,
  ): Promise<ReceiptCheck> {
    const content = contentOf(this.key, token);
    if (content.v === 2) return this.parts.check(reading, content);
    const { jurisdictionId, ruleId, logId, seq, eventHash } = content;
    // Before all else: who may not see the figures learns nothing from the receipt either, not even what it asked.
    if (jurisdictionId !== reading.viewer.jurisdictionId) return check('SCOPE_DIFFERS');
    const question = await this.asked(reading, content);
    const stated = { kind: 'TOTALS' as const, issuedDigest: content.digest, eventHash, question };
    const [head, position] = await Promise.all([this.log.head(), this.log.position(seq)]);
    if (logIdOf(position) !== logId || seq > head || (await this.log.hashAt(seq)) !== eventHash)
      return check('LOG_DIFFERS', stated);

    const known = await this.log.asOf('token', { position });
    const whose = { jurisdictionId, ruleId };
    const totals = await this.figures
      .recounted(reading, whose, content.question, known)
      .catch((error: unknown) => {
        if (error instanceof Refused && ['RULE_UNKNOWN', 'RULE_RETIRED'].includes(error.code))
          return undefined;
        throw error;
      });
    if (!totals) return check('RULE_RETIRED', stated);
    const digest = digestOf(totals, totals.counted, eventHash);
    if (digest === content.digest)
      return check('SAME', { ...stated, totals, digest, standing: totals.standing });
    const differences = await this.differences(reading, content, totals);
    return check('DIFFERENT', { ...stated, totals, digest, standing: totals.standing, differences });
  }

  private async differences(
    reading: Reading,
    content: ReceiptContent,
    totals: CountedTotals,
  ): Promise<ReceiptDifference[]> {
    const { measures, by } = content.question;
    const found = differencesOf(measures, content, sumsOf(totals));
    const rows = found.filter(({ codes }) => codes.length > 0).map(({ codes }) => codes);
    const nameOf = await namesOf(this.keyNames, reading, by, rows);
    return found.map(({ codes, measure, was, is }) =>
      Object.assign(new ReceiptDifference(), {
        keys: codes.map((code, i) => keyOf(by[i]!, code, nameOf(by[i]!, code))),
        measure,
        then: exact(measure, was).value,
        now: exact(measure, is).value,
      }),
    );
  }

  /** The question of a receipt, for people. */
  private async asked(reading: Reading, { question, ruleId }: ReceiptContent): Promise<ReceiptQuestion> {
    const { measures, by, basis, credit } = question;
    return Object.assign(new ReceiptQuestion(), {
      measures,
      groupBy: by,
      basis,
      credit,
      occurred: spanOf(question),
      narrowedTo: await narrowedTo(this.keyNames, reading, question),
      ruleId,
    });
  }
}

/** An answer that knows what it was counted for. */
type Provable = { readonly counted: PartsCounted };

const receiptField = { description: 'Proof of the whole list, whatever the page.' } as const;

/** Receipts of lists of entries; of a bridge's entries that of the bridge. */
@Resolver(() => LedgerEntryConnection)
export class EntriesReceiptResolver {
  constructor(private readonly parts: PartReceipts) {}

  @Extensions(figuresOf(() => SUBJECTS_CHARGE))
  @ResolveField(() => Receipt, receiptField)
  receipt(@Parent() { counted }: Provable, @Reader() reading: Reading): Promise<Receipt> {
    return this.parts.of(reading, counted);
  }
}

/** Receipts of lists of subjects; of a bridge's subjects that of the bridge. */
@Resolver(() => FigureSubjectConnection)
export class SubjectsReceiptResolver {
  constructor(private readonly parts: PartReceipts) {}

  @Extensions(figuresOf(() => SUBJECTS_CHARGE))
  @ResolveField(() => Receipt, receiptField)
  receipt(@Parent() { counted }: Provable, @Reader() reading: Reading): Promise<Receipt> {
    return this.parts.of(reading, counted);
  }
}

/** Receipts of bridges. */
@Resolver(() => Bridge)
export class BridgeReceiptResolver {
  constructor(private readonly parts: PartReceipts) {}

  @Extensions(figuresOf(() => BRIDGE_CHARGE))
  @ResolveField(() => Receipt, {
    description: 'Proof of both ends, every step, and the entries between them.',
  })
  receipt(@Parent() { counted }: Provable, @Reader() reading: Reading): Promise<Receipt> {
    return this.parts.of(reading, counted);
  }
}

const check = (verdict: ReceiptVerdict, more: Partial<ReceiptCheck> = {}): ReceiptCheck =>
  Object.assign(
    new ReceiptCheck(),
    {
      verdict,
      digest: null,
      issuedDigest: null,
      eventHash: null,
      question: null,
      totals: null,
      kind: null,
      standing: null,
      from: null,
      parts: [],
      differences: [],
    },
    more,
  );
