import { ActivityNames } from '#domain/activities';
import { Chains, regionName } from '#domain/catalogue';
import type { CodedDimension, KeyNames } from '#platform/ledger';
import type { Reading } from '#platform/kernel';
import { NetworkNames } from '#domain/network';
import { Injectable } from '@nestjs/common';

const agreementKinds = {
  FRAMEWORK: '框架协议',
  INTENT: '意向协议',
  CONTRACT: '正式合同',
  TALENT: '人才合作',
  SPONSORSHIP: '资助协议',
  COOPERATION: '产业合作协议',
  GRANT: '基金会资助',
} as const;

/** The names behind the ledger's codes, each from the context that owns them. */
@Injectable()
export class ContextKeyNames implements KeyNames {
  constructor(
    private readonly network: NetworkNames,
    private readonly activities: ActivityNames,
    private readonly chains: Chains,
  ) {}

  async names(
    reading: Reading,
    dimension: CodedDimension,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    switch (dimension) {
      case 'ORGANIZATION':
      case 'HUB':
        return this.network.organizations(reading, codes);
      case 'STATION':
        return this.network.stations(reading, codes);
      case 'ACTIVITY':
        return this.activities.names(reading, codes);
      case 'INDUSTRY_CHAIN':
        return new Map(
          await Promise.all(
            codes.map(async (code) => [code, await this.chains.nameOf(reading, code)] as const),
          ),
        );
      case 'REGION':
        return new Map(codes.map((code) => [code, regionName(code)]));
      case 'AGREEMENT_KIND':
        return new Map(
          codes.map((code) => [code, (agreementKinds as Readonly<Record<string, string>>)[code] ?? code]),
        );
    }
  }

  hubs(reading: Reading): Promise<string[]> {
    return this.network.hubs(reading);
  }
}
