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
