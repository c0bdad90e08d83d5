import {
  type GraphQLField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { dependsOnViewer, isViewerDependent } from '../../src/graphql/execution/viewer-dependence.js';
import { schema } from '../../src/graphql/schema.js';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !/^(ID|Int|String|Boolean)$/.test(type.name),
);

describe('the GraphQL schema', () => {
  it('has a description of every type, field, argument and enum value', () => {
    const bare: string[] = [];
    const need = (name: string, described: { description?: string | null | undefined }) => {
      if (!described.description) bare.push(name);
    };
    for (const type of types) {
      need(type.name, type);
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          need(`${type.name}.${field.name}`, field);
          for (const arg of field.args) need(`${type.name}.${field.name}(${arg.name})`, arg);
        }
      } else if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) need(`${type.name}.${field.name}`, field);
      } else if (isEnumType(type)) {
        for (const value of type.getValues()) need(`${type.name}.${value.name}`, value);
      }
    }
    expect(bare).toEqual([]);
  });

  it('has one input argument and a result union for every mutation', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect(
        field.args.map(({ name }) => name),
        field.name,
      ).toEqual(['input']);
      expect(String(field.type), field.name).toMatch(/Result!$/);
    }
  });

  it('includes ForbiddenError, and with idempotencyKey ConflictError, in the result of every mutation', () => {
    const missing: string[] = [];
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const result = getNamedType(field.type);
      const input = field.args[0] && getNamedType(field.args[0].type);
      if (!isUnionType(result) || !isInputObjectType(input)) expect.fail(field.name);
      const answers = result.getTypes().map(({ name }) => name);
      const need = (name: string) => answers.includes(name) || missing.push(`${result.name}: ${name}`);
      need('ForbiddenError');
      if ('idempotencyKey' in input.getFields()) need('ConflictError');
    }
    expect(missing).toEqual([]);
  });

  it('detects viewer-dependent fields in subscriptions through interfaces and fragments', () => {
    const depends = (selection: string) =>
      dependsOnViewer(schema, parse(`subscription { taskChanged(projectId: "p") { ${selection} } }`));
    expect(depends('seq actor { name } items { task { title assignees { name } project { name cursor } } }')).toBe(
      false,
    );
    expect(depends('actor { email }')).toBe(true);
    expect(depends('items { task { project { viewerRole } } }')).toBe(true);
    expect(depends('... on CommentAdded { comment { author { ... on Node { ... on User { email } } } } }')).toBe(true);
  });

  it('marks every root query field as viewer-dependent', () => {
    const fields: GraphQLField<unknown, unknown>[] = Object.values(schema.getQueryType()?.getFields() ?? {});
    expect(fields.filter((field) => !isViewerDependent(field)).map(({ name }) => name)).toEqual([]);
  });
});
