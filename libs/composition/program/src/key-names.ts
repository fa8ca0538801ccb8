import { ActivityNames } from '#domain/activities';
import { Chains, regionName } from '#domain/catalogue';
import type { CodedDimension, KeyNames } from '#platform/ledger';
import type {
  ActivityKind,
  AgreementKind,
  HubLevel,
  OutcomeKind,
  RatingGrade,
  Reading,
  VisitDirection,
} from '#platform/kernel';
import { NetworkNames } from '#domain/network';
import { Injectable } from '@nestjs/common';

/** What the codes of kinds are called. */
const kinds = {
  AGREEMENT_KIND: {
    FRAMEWORK: '框架协议',
    INTENT: '意向协议',
    CONTRACT: '正式合同',
    TALENT: '人才合作',
    SPONSORSHIP: '资助协议',
    COOPERATION: '产业合作协议',
    GRANT: '基金会资助',
  },
  ACTIVITY_KIND: {
    PROMOTION_CONFERENCE: '推介会',
    FAIR: '展会',
    MATCHMAKING: '对接会',
    STUDY_TOUR: '考察学习',
    RESEARCH_TRIP: '调研',
    TRAINING: '培训',
    OTHER: '其他',
    SALON: '沙龙',
    LECTURE: '讲座',
    CONSULTATION: '咨询',
    MEMBER_EVENT: '会员活动',
  },
  OUTCOME_KIND: {
    EMPLOYMENT: '促进就业',
    STANDARD: '标准制修订',
    PLATFORM: '交流合作平台',
    PAIRING_AID: '结对帮扶',
    EAST_WEST_AID: '东西部协作',
    RURAL_INVESTMENT: '乡村振兴投入',
    RURAL_DONATION: '乡村振兴捐助',
  },
  RATING: { '1A': '1A', '2A': '2A', '3A': '3A', '4A': '4A', '5A': '5A' },
  HUB_LEVEL: { PROVINCE: '省级', CITY: '市级', COUNTY: '区县级', STREET: '街镇级' },
  VISIT_DIRECTION: { INBOUND: '请进来', OUTBOUND: '走出去', LOCAL: '市内走访' },
} as const satisfies {
  readonly AGREEMENT_KIND: Readonly<Record<AgreementKind, string>>;
  readonly ACTIVITY_KIND: Readonly<Record<ActivityKind, string>>;
  readonly OUTCOME_KIND: Readonly<Record<OutcomeKind, string>>;
  readonly RATING: Readonly<Record<RatingGrade, string>>;
  readonly HUB_LEVEL: Readonly<Record<HubLevel, string>>;
  readonly VISIT_DIRECTION: Readonly<Record<VisitDirection, string>>;
};

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
      case 'ACTIVITY_KIND':
      case 'OUTCOME_KIND':
      case 'RATING':
      case 'HUB_LEVEL':
      case 'VISIT_DIRECTION': {
        const called: Readonly<Record<string, string>> = kinds[dimension];
        return new Map(codes.map((code) => [code, called[code] ?? code]));
      }
    }
  }

  hubs(reading: Reading): Promise<string[]> {
    return this.network.hubs(reading);
  }
}
