import { StreamWriter } from '#platform/event-store';
import { givenOf, Refused, type Meta } from '#platform/kernel';
import { Injectable } from '@nestjs/common';
import { indicatorCatalogueStream, type Indicator } from './indicator-catalogue.state.js';

const mostCandidates = 5;

/** The indicators of a jurisdiction, for the commands. */
@Injectable()
export class Indicators {
  constructor(private readonly streams: StreamWriter) {}

  /** @throws Refused INDICATOR_UNKNOWN with those whose code or name resembles what came */
  async known(field: string, code: string, meta: Meta): Promise<Indicator> {
    const { state } = await this.streams.recentState(indicatorCatalogueStream(meta.jurisdictionId));
    const found = state.indicators.find((each) => each.code === code);
    if (found) return found;
    const like = state.indicators
      .filter(({ code: other, name }) => other.startsWith(code.toUpperCase()) || name.includes(code))
      .slice(0, mostCandidates);
    throw new Refused('INDICATOR_UNKNOWN', {
      field,
      ...givenOf(code),
      ...(like.length > 0 ? { candidates: like.map(({ code: each, name }) => ({ code: each, name })) } : {}),
    });
  }
}
