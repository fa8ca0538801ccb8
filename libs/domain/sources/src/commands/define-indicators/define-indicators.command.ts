import { EnumField, ExactTextField, ListField, TextField } from '#platform/graphql';
import { command, CommandInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { IndicatorKind } from '../../indicator-catalogue.events.js';
import { indicatorCatalogueStream } from '../../indicator-catalogue.state.js';
import { IndicatorKindEnum, IndicatorRow } from '../../views/indicators/indicators.view.js';
import { defineIndicators } from './define-indicators.decide.js';

@InputType()
export class IndicatorInput {
  @ExactTextField({ max: 60, description: 'Capitals, digits and _; it means the indicator for ever.' })
  code!: string;
  @TextField({ max: 60 }) name!: string;
  @TextField({ max: 100 }) nameEn!: string;
  @TextField({ max: 20, description: '`fen` for money, `date`, `%`, else the measure word.' }) unit!: string;
  @EnumField(IndicatorKindEnum) kind!: IndicatorKind;
}

@InputType()
export class DefineIndicatorsInput extends CommandInput {
  @ListField(() => IndicatorInput, {
    min: 1,
    max: 200,
    description: 'One that is there and says the same is passed over.',
  })
  indicators!: IndicatorInput[];
}

export const defineIndicatorsCommand = command({
  name: 'defineIndicators',
  allow: 'indicator.define',
  description:
    'Indicators 指标 of what documents print and the ledger does not count. Answers with the last of them.',
  input: DefineIndicatorsInput,
  answers: IndicatorRow,
  answerId: ({ data, meta }) => `${meta.jurisdictionId}/${data.indicators.at(-1)!.code}`,
  stream: ({ meta }) => indicatorCatalogueStream(meta.jurisdictionId),
  decide: (catalogue, { data: { indicators } }) =>
    defineIndicators(
      catalogue,
      indicators.map(({ code, name, nameEn, unit, kind }) => ({ code, name, nameEn, unit, kind })),
    ),
});
