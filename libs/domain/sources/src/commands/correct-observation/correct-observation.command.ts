import {
  EnumField,
  EnumListField,
  enumOf,
  ExactTextField,
  ExactTextListField,
  FlagField,
  IdField,
  ListField,
  ObjectField,
  TextField,
} from '#platform/graphql';
import { command, CommandInput, ReasonField, touched } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { Rate, StatedQualifier } from '../../document.events.js';
import {
  PlaceInput,
  QuestionInput,
  RateEnum,
  StatedPeriodInput,
  StatedQualifierEnum,
} from '../../document.inputs.js';
import { standing } from '../../document.rules.js';
import { documentStream } from '../../document.state.js';
import { Figures } from '../../figures.js';
import { DocumentRow } from '../../views/documents/documents.view.js';
import {
  clearable,
  correctObservation,
  observedAnew,
  type ClearableField,
} from './correct-observation.decide.js';

const ClearableObservationFieldEnum = enumOf(Object.keys(clearable) as ClearableField[], {
  name: 'ClearableObservationField',
  description: 'What a figure may do without.',
});

@InputType({
  description: 'What is left out stays as it was. `indicator` and `question` take each other’s place.',
})
export class CorrectObservationInput extends CommandInput {
  @IdField() documentId!: string;
  @IdField() observationId!: string;
  @TextField({ max: 60, optional: true }) indicator?: string | null;
  @ObjectField(() => QuestionInput, { optional: true }) question?: QuestionInput | null;
  @TextField({ max: 100, optional: true }) subject?: string | null;
  @TextField({ max: 12, optional: true, description: 'GB/T 2260' }) regionCode?: string | null;
  @ExactTextField({ max: 45, optional: true }) value?: string | null;
  @TextField({ max: 20, optional: true }) unit?: string | null;
  @EnumField(StatedQualifierEnum, { optional: true }) qualifier?: StatedQualifier | null;
  @EnumField(RateEnum, { optional: true }) each?: Rate | null;
  @FlagField({ optional: true }) byReading?: boolean | null;
  @ObjectField(() => StatedPeriodInput, { optional: true }) period?: StatedPeriodInput | null;
  @TextField({ max: 40, optional: true, description: 'Key of another figure of the document.' })
  partOf?: string | null;
  @ExactTextListField({
    max: 20,
    maxLength: 40,
    optional: true,
    description: 'Keys of figures of the document.',
  })
  neverAddedTo?: string[] | null;
  @ListField(() => PlaceInput, { min: 1, max: 20, optional: true, description: 'All places.' })
  places?: PlaceInput[] | null;
  @TextField({ max: 300, optional: true }) note?: string | null;
  @EnumListField(ClearableObservationFieldEnum, {
    max: 10,
    optional: true,
    description: 'What it no longer says.',
  })
  clear?: ClearableField[] | null;
  @ReasonField() reason!: string;
}

export const correctObservationCommand = command({
  name: 'correctObservation',
  allow: 'document.observe',
  description: 'A figure was recorded otherwise than the document prints it 更正.',
  input: CorrectObservationInput,
  answers: DocumentRow,
  needs: { lookup: Figures },
  stream: ({ data }) => documentStream(data.documentId),
  replaces: (document, data) =>
    touched(data, {
      documentId: undefined,
      observationId: undefined,
      ...standing(document, data).observed,
    }),
  async decide(document, { data, meta }, { lookup }) {
    const { documentId, observationId, reason, clear: cleared, ...input } = data;
    const clear = cleared ?? [];
    const { said, asked } = await lookup.said(input, documentId, meta, '');
    const { observed } = standing(document, { documentId, observationId });
    const unit = asked ?? (await lookup.unitOf(observedAnew(observed, said, clear), meta));
    return correctObservation(document, { documentId, observationId, said, clear, reason }, unit);
  },
});
