import { AccountNames } from '#platform/access';
import { Loaders, Locale, readingOf, type GraphqlContext } from '#platform/graphql';
import type { Locale as LocaleName } from '#platform/kernel';
import { Inject } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isTime } from '../dimensions.js';
import { LedgerSubjectRow } from '../ledger.rows.js';
import { displayed, keyOf } from './figures.js';
import { Figure, Key, LedgerEntry } from './figures.types.js';
import { KEY_NAMES, type KeyNames } from './key-names.js';

const localeArgument = { type: () => Locale, nullable: true, defaultValue: Locale.ZH_CN } as const;

/** `Figure.display`: `582亿元`, `69个`. */
@Resolver(() => Figure)
export class FigureResolver {
  @ResolveField(() => String)
  display(
    @Parent() { measure, amount }: Figure,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return displayed(measure, amount, locale ?? 'ZH_CN');
  }
}

/** Names of an entry's keys, subject and actor, each kind in one statement for the whole page. */
@Resolver(() => LedgerEntry)
export class LedgerEntryResolver {
  constructor(
    private readonly loaders: Loaders,
    private readonly accounts: AccountNames,
    @Inject(KEY_NAMES) private readonly keyNames: KeyNames,
  ) {}

  @ResolveField(() => String)
  display(
    @Parent() { measure, amount }: LedgerEntry,
    @Args('locale', localeArgument) locale: LocaleName | null,
  ): string {
    return displayed(measure, amount, locale ?? 'ZH_CN');
  }

  @ResolveField(() => [Key])
  keys(@Parent() { codes }: LedgerEntry, @Context() context: GraphqlContext): Promise<Key[]> {
    return Promise.all(
      codes.map(async ([dimension, code]) => {
        if (isTime(dimension)) return keyOf(dimension, code, code);
        const names = (of: readonly string[]) => this.keyNames.names(readingOf(context), dimension, of);
        return keyOf(
          dimension,
          code,
          await this.loaders.loadBy(context, `ledger key ${dimension}`, names, code),
        );
      }),
    );
  }

  @ResolveField(() => String, { description: 'What the subject is called now.' })
  async subjectName(@Parent() entry: LedgerEntry, @Context() context: GraphqlContext): Promise<string> {
    return (await this.loaders.load(context, LedgerSubjectRow, entry.subjectId))?.name ?? '';
  }

  @ResolveField(() => String)
  actorName(@Parent() entry: LedgerEntry, @Context() context: GraphqlContext): Promise<string> {
    return this.accounts.of(context, entry.actorId);
  }
}
