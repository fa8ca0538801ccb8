import {
  DateTimeField,
  FlagField,
  IdField,
  IntField,
  ListField,
  TextField,
  UuidScalar,
  type FieldOptions,
} from '#platform/graphql';
import { Field, InputType } from '@nestjs/graphql';

/** Every mutation's input: the same `commandId` twice has one effect and the same answer. */
@InputType({ isAbstract: true })
export abstract class CommandInput {
  // Checked where the caller's Meta is made, so that a command without one gets a new id.
  @Field(() => UuidScalar, { nullable: true }) commandId?: string | null;
  // Goes beside the fact, into the event's metadata (see `prepared` of the pipeline): no rule and no digest sees it.
  @DateTimeField({
    optional: true,
    description: "By the clock of the sender's device, where it was recorded there before it could be sent.",
  })
  recordedOnDeviceAt?: string | null;
}

/** What an input class may be made on top of: `const Describing = <B extends InputBase>(Base: B) => …`, for inputs that share fields. */
// oxlint-disable-next-line typescript/no-explicit-any -- a mixin's base
export type InputBase = abstract new (...args: any[]) => CommandInput;

/** The input of a command that makes a record: where it comes from, and whether it is made up to illustrate. */
@InputType({ isAbstract: true })
export abstract class RecordInput extends CommandInput {
  @TextField({ max: 200, optional: true, description: 'Reference of the document that states it.' })
  sourceDocument?: string | null;
  @FlagField({ optional: true, description: 'Constructed to illustrate; no document states it.' })
  illustrative?: boolean | null;
}

/** Where a record comes from, as events keep it. */
export type Provenance = { readonly sourceDocument?: string; readonly illustrative?: true };

/** The provenance of an input, without empty members. */
export const provenanceOf = (input: {
  sourceDocument?: string | null;
  illustrative?: boolean | null;
}): Provenance => ({
  ...(input.sourceDocument ? { sourceDocument: input.sourceDocument } : {}),
  ...(input.illustrative ? { illustrative: true as const } : {}),
});

/** `{ [key]: value }`, or nothing where the value is null or undefined: optional members of event data. */
export const maybe = <K extends string, V>(key: K, value: V | null | undefined): { readonly [P in K]?: V } =>
  (value === null || value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };

/**
 * An input's field for a unified social credit code, as people type or paste it: longer than the 18 characters that the kernel's `creditCode`
 * makes of it. The handler checks it, inside `change`: an old command sent again is answered before any newer rule is applied.
 */
export const CreditCodeField = ({
  description = 'Unified social credit code (GB 32100-2015); blanks, width and case do not matter.',
} = {}) => TextField({ max: 64, multiline: true, optional: true, description });

/** The field beside it that answers `CREDIT_CODE_CHECK_DIFFERS`. No default: commands of before this field keep their digest. */
export const AsDocumentedField = () =>
  FlagField({
    optional: true,
    description:
      'The document itself has the credit code so, although its last character is not the one that GB 32100-2015 computes.',
  });

/** Why it is done, for whoever reads the timeline. */
export const ReasonField = <const O extends FieldOptions<string>>(options: O = {} as O) =>
  TextField({ max: 1000, multiline: true, ...options });

/** `CreditInput` of the public contract; all of one subject sum to 10,000 (checked by `checkedCredits`). */
@InputType()
export class CreditInput {
  @IdField() organizationId!: string;
  @IntField() basisPoints!: number;
}

/** Who has which share of the subject. */
export const CreditsField = <const O extends FieldOptions<CreditInput[]>>(options: O = {} as O) =>
  ListField(() => CreditInput, { min: 1, max: 100, ...options });
