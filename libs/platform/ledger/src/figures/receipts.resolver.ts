import { Allow, Reader } from '#platform/access';
import { SequencedLog } from '#platform/event-store';
import { figuresOf } from '#platform/graphql';
import { Refused, type Reading } from '#platform/kernel';
import { Inject } from '@nestjs/common';
import { Args, Extensions, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { exact, keyOf, spanOf } from './figures.js';
import { FiguresResolver } from './figures.resolver.js';
import { Totals } from './figures.types.js';
import { KEY_NAMES, namesOf, type KeyNames } from './key-names.js';
import { narrowedTo } from './narrowed-to.js';
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
    const { jurisdictionId, ruleId, logId, seq, eventHash } = content;
    // Before all else: who may not see the figures learns nothing from the receipt either, not even what it asked.
    if (jurisdictionId !== reading.viewer.jurisdictionId) return check('SCOPE_DIFFERS');
    const question = await this.asked(reading, content);
    const stated = { issuedDigest: content.digest, eventHash, question };
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
    if (digest === content.digest) return check('SAME', { ...stated, totals, digest });
    const differences = await this.differences(reading, content, totals);
    return check('DIFFERENT', { ...stated, totals, digest, differences });
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
      differences: [],
    },
    more,
  );
