import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionNode, SelectionSetNode } from 'graphql';

/** Whether the query asks for `field` of what this resolver returns (through fragments; `@skip` and `@include` obeyed). */
const asksFor = (
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>,
  field: string,
): boolean => {
  const wanted = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.['if'] !== false;
  const within = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((node) => {
      if (!wanted(node)) return false;
      if (node.kind === Kind.FIELD) return node.name.value === field;
      return within(
        node.kind === Kind.INLINE_FRAGMENT
          ? node.selectionSet
          : info.fragments[node.name.value]?.selectionSet,
      );
    }) ?? false;
  return info.fieldNodes.some((node) => within(node.selectionSet));
};

/** Resolver parameter: whether this connection's `totalCount` is asked for; counting costs a statement of its own. */
export const CountWanted = createParamDecorator((_: unknown, context: ExecutionContext): boolean =>
  asksFor(GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>(), 'totalCount'),
);
