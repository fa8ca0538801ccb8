import { Module } from '@nestjs/common';
import { FigureResolver, FiguresResolver, LedgerEntryResolver } from './figures.resolver.js';

/** Queries over the ledger. `KEY_NAMES` comes from the process that composes the contexts. */
@Module({ providers: [FiguresResolver, FigureResolver, LedgerEntryResolver] })
export class FiguresModule {}
