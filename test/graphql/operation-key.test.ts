import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationKey } from '../../src/graphql/execution/operation-key.js';

const keys = (text: string, values: readonly object[]) => {
  const document = parse(text);
  return new Set(
    values.map((variableValues) => operationKey({ document, variableValues: { ...variableValues } }, 'members')),
  );
};

describe('operationKey', () => {
  it('ignores the variable of the root field’s cursor, whatever its name', () => {
    const text = 'subscription ($from: Cursor, $id: ID!) { taskChanged(projectId: $id, after: $from) { seq } }';
    expect(keys(text, [{ id: 'a', from: 'x' }, { id: 'a', from: 'y' }, { id: 'a' }]).size).toBe(1);
    expect(keys(text, [{ id: 'a' }, { id: 'b' }]).size).toBe(2);
  });

  it.each([
    'subscription ($after: String) { taskChanged(projectId: "p") { items { task { comments(after: $after) { totalCount } } } } }',
    'subscription ($after: Cursor) { taskChanged(projectId: "p", after: $after) { ...page } } fragment page on TaskEvent { items { task { comments(after: $after) { totalCount } } } }',
    'subscription ($after: Boolean!) { taskChanged(projectId: "p") { seq @include(if: $after) } }',
  ])('includes a variable named `after` that another argument uses: %s', (text) => {
    expect(keys(text, [{ after: 'x' }, { after: 'y' }]).size).toBe(2);
  });
});
