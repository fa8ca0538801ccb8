import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** An organization's share of a subject. Its name comes from the network's resolver. */
@ObjectType()
export class CreditShare {
  @Field(() => ID) organizationId!: string;
  @Field(() => Int, { description: 'Of 10,000.' }) basisPoints!: number;
}

export const creditsView = (
  lines: readonly { readonly organizationId: string; readonly basisPoints: number }[],
): CreditShare[] =>
  lines.map(({ organizationId, basisPoints }) =>
    Object.assign(new CreditShare(), { organizationId, basisPoints }),
  );
