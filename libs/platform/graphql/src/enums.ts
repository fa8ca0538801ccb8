import { registerEnumType } from '@nestjs/graphql';

type EnumOptions<T extends string> = {
  readonly name: string;
  readonly description?: string;
  readonly valuesMap?: { readonly [N in T]?: { readonly description: string } };
};

/** An enum of the schema whose members are these names, in their order. */
export const enumOf = <const T extends string>(
  names: readonly T[],
  options: EnumOptions<T>,
): { readonly [N in T]: N } => {
  const made = Object.fromEntries(names.map((name) => [name, name])) as { readonly [N in T]: N };
  registerEnumType(made, options);
  return made;
};

/** The names of an enum, as they are by the time that they are asked for. */
const openNames = new WeakMap<object, string[]>();

/** An enum of the schema whose members the contexts bring, by `add`, before the schema is made. */
export const openEnum = <T extends string>(options: EnumOptions<T>) => {
  const made: Record<string, string> = {};
  const names: string[] = [];
  openNames.set(made, names);
  registerEnumType(made, options);
  return {
    names: made as { readonly [N in T]: N },
    add: (added: readonly string[]): void => {
      for (const name of added.filter((each) => made[each] === undefined)) {
        made[name] = name;
        names.push(name);
      }
    },
  };
};

/** What a value of the enum may be; of an open one a list that grows. */
export const namesOf = (made: object): readonly string[] => openNames.get(made) ?? Object.keys(made);

/** Which way a list runs. */
export const OrderDirection = enumOf(['ASC', 'DESC'], { name: 'OrderDirection' });
