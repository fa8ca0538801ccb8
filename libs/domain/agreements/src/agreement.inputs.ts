import { checkedRegion } from '#domain/catalogue';
import type { Organizations } from '#domain/network';
import { DateField, IdListField, MoneyField, TextField, type MoneyInput } from '#platform/graphql';
import { creditCode, moneyOf, together } from '#platform/kernel';
import {
  AsDocumentedField,
  CreditCodeField,
  maybe,
  type CreditInput,
  type InputBase,
  type Sent,
} from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import { partiesOf } from './agreement-parties.js';

/** An input with what an agreement may do without. What a signing must say, and a correction may, each of the two says itself. */
export const Describing = <B extends InputBase>(Base: B) => {
  @InputType({ isAbstract: true })
  abstract class DescribingInput extends Base {
    @IdListField({
      max: 50,
      optional: true,
      description: 'Organizations of the network that signed. They or a counterpart must be named.',
    })
    partyOrganizationIds?: string[] | null;
    @TextField({
      max: 200,
      optional: true,
      description: 'The company or institution across the table, never a person.',
    })
    counterpartName?: string | null;
    @CreditCodeField() counterpartCreditCode?: string | null;
    @AsDocumentedField() creditCodeAsDocumented?: boolean | null;
    @MoneyField({
      optional: true,
      description: 'As signed; amendments stand over it. Required unless the kind is FRAMEWORK or TALENT.',
    })
    amount?: MoneyInput | null;
    @DateField({ optional: true, description: 'As signed; amendments stand over it.' })
    expiresOn?: string | null;
    @TextField({ max: 40, optional: true, description: 'None where it concerns no one chain.' })
    chainCode?: string | null;
  }
  return DescribingInput;
};

type Described = InstanceType<ReturnType<typeof Describing<InputBase>>> & {
  readonly title?: string | null;
  readonly signedOn?: string | null;
  readonly regionCode?: string | null;
  readonly credits?: CreditInput[] | null;
};

/**
 * What an input tells of an agreement, looked up and checked; of several faults all are told.
 * @param chainCode looked up: a correction does it otherwise than a signing
 */
export const described = async (
  { data, meta, today }: Sent<Described>,
  chainCode: () => Promise<string | null | undefined> | string | null | undefined,
  organizations: Organizations,
) => {
  const { partyOrganizationIds: ids, counterpartCreditCode: code } = data;
  const documented = { today, asDocumented: data.creditCodeAsDocumented };
  const [chain, parties, counterpartCreditCode, amount, regionCode, credits] = await together(
    chainCode,
    () => ids && partiesOf(organizations, 'partyOrganizationIds', ids, meta),
    () => code && creditCode('counterpartCreditCode', code, documented),
    () => data.amount && moneyOf('amount', data.amount, today),
    () => data.regionCode && checkedRegion('regionCode', data.regionCode),
    () => data.credits && organizations.credited('credits', data.credits, meta),
  );
  return {
    ...maybe('title', data.title),
    ...maybe('parties', parties),
    ...maybe('counterpartName', data.counterpartName),
    ...maybe('counterpartCreditCode', counterpartCreditCode),
    ...maybe('amount', amount),
    ...maybe('signedOn', data.signedOn),
    ...maybe('expiresOn', data.expiresOn),
    ...maybe('chainCode', chain),
    ...maybe('regionCode', regionCode),
    ...maybe('credits', credits),
  };
};
