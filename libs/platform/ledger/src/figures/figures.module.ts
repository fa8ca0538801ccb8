import { Global, Module } from '@nestjs/common';
import { FigureAnswers } from './answers.js';
import { EntriesTotalResolver, FiguresResolver } from './figures.resolver.js';
import { DistinctResolver } from './distinct.resolver.js';
import { LogSpanResolver } from './log-span.resolver.js';
import { BridgeResolver } from './bridge.resolver.js';
import {
  FigureSubjectResolver,
  FigureSubjectsResolver,
  SubjectsTotalResolver,
} from './figure-subjects.resolver.js';
import { MeasuresResolver } from './measures.resolver.js';
import { PartReceipts } from './part-receipts.js';
import {
  BridgeReceiptResolver,
  EntriesReceiptResolver,
  ReceiptsResolver,
  SubjectsReceiptResolver,
} from './receipts.resolver.js';
import { FigureResolver, LedgerEntryResolver } from './names.resolver.js';

/** Queries over the ledger, and answers to questions that contexts keep. `KEY_NAMES` and `RECEIPT_KEY` come from the process that composes the contexts. */
@Global()
@Module({
  exports: [FigureAnswers],
  providers: [
    FigureAnswers,
    MeasuresResolver,
    FiguresResolver,
    EntriesTotalResolver,
    DistinctResolver,
    ReceiptsResolver,
    PartReceipts,
    EntriesReceiptResolver,
    SubjectsReceiptResolver,
    BridgeReceiptResolver,
    FigureResolver,
    LedgerEntryResolver,
    LogSpanResolver,
    BridgeResolver,
    FigureSubjectsResolver,
    SubjectsTotalResolver,
    FigureSubjectResolver,
  ],
})
export class FiguresModule {}
