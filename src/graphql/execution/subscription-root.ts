import {
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';

const conditions: ReadonlySet<string> = new Set(['skip', 'include']);

/**
 * Rejects `@skip` and `@include` on a subscription's root selections, fragments included. A subscription has exactly one
 * root field, independent of variables (GraphQL, September 2025, 5.2.4.1 "Single Root Field").
 */
export const UnconditionalSubscriptionRoot: ValidationRule = (context) => ({
  OperationDefinition({ operation, selectionSet }) {
    if (operation !== OperationTypeNode.SUBSCRIPTION) return;
    const visited = new Set<FragmentDefinitionNode>();
    const visit = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        const condition = selection.directives?.find(({ name }) => conditions.has(name.value));
        if (condition) {
          const rule = `@${condition.name.value} must not stand on the root field of a subscription.`;
          const wayOut = 'Leave the directive out, and subscribe only when the field is wanted.';
          context.reportError(new GraphQLError(`${rule} ${wayOut}`, { nodes: condition }));
        }
        if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD && context.getFragment(selection.name.value);
        if (!fragment || visited.has(fragment)) continue;
        visited.add(fragment);
        visit(fragment.selectionSet);
      }
    };
    visit(selectionSet);
  },
});
