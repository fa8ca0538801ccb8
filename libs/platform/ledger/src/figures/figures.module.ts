import { Module } from '@nestjs/common';
import { EntriesTotalResolver, FiguresResolver } from './figures.resolver.js';
import { BridgeResolver } from './bridge.resolver.js';
import {
  FigureSubjectResolver,
  FigureSubjectsResolver,
  SubjectsTotalResolver,
} from './figure-subjects.resolver.js';
import { MeasuresResolver } from './measures.resolver.js';
import { FigureResolver, LedgerEntryResolver } from './names.resolver.js';

/** Queries over the ledger. `KEY_NAMES` comes from the process that composes the contexts. */
@Module({
  providers: [
    MeasuresResolver,
    FiguresResolver,
    EntriesTotalResolver,
    FigureResolver,
    LedgerEntryResolver,
    BridgeResolver,
    FigureSubjectsResolver,
    SubjectsTotalResolver,
    FigureSubjectResolver,
  ],
})
export class FiguresModule {}
