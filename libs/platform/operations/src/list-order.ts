import { EnumField, enumOf, OrderDirection, type OrderBy } from '#platform/graphql';
import type { Type } from '@nestjs/common';
import { InputType } from '@nestjs/graphql';

/** What a caller asks for: a field of the list's own, and a direction. */
type Asked = { field: string; direction?: keyof typeof OrderDirection | null };

/** In which orders a list may be asked for; empty values come last in either direction. */
export type ListOrder<Row> = {
  readonly input: Type<Asked>;
  readonly by: (asked: Asked) => OrderBy<Row>;
};

/**
 * The orders of a list by the columns behind their names: the input type `<name>Order` over the enum `<name>OrderField`. One of a column that
 * holds names goes by their place in a list (`among`), not by the alphabet.
 */
export const listOrder = <Row>(
  name: string,
  columns: { readonly [field: string]: (keyof Row & string) | Pick<OrderBy<Row>, 'column' | 'among'> },
): ListOrder<Row> => {
  const fields = enumOf(Object.keys(columns), { name: `${name}OrderField` });

  @InputType(`${name}Order`)
  class Order implements Asked {
    @EnumField(fields) field!: string;
    @EnumField(OrderDirection, { default: 'DESC' }) direction?: keyof typeof OrderDirection | null;
  }
  return {
    input: Order,
    by: ({ field, direction }) => {
      const column = columns[field]!;
      return {
        ...(typeof column === 'string' ? { column } : column),
        direction: direction ?? 'DESC',
      };
    },
  };
};
