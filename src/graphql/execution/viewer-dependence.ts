import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const dependentDocuments = new WeakMap<DocumentNode, boolean>();

/**
 * Whether a field of the document depends on the viewer. A field of an interface counts when the field of at least one
 * implementing type is marked. Root fields of subscriptions count only when they are marked, because access to the stream is
 * checked before execution.
 */
export function dependsOnViewer(schema: GraphQLSchema, document: DocumentNode): boolean {
  const depends = dependentDocuments.get(document) ?? walk(schema, document);
  dependentDocuments.set(document, depends);
  return depends;
}

function walk(schema: GraphQLSchema, document: DocumentNode): boolean {
  const typeInfo = new TypeInfo(schema);
  let depends = false;
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const parent = typeInfo.getParentType();
        const parents = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
        depends ||= parents.some((type) => {
          const named = getNamedType(type);
          if (!isObjectType(named) && !isInterfaceType(named)) return false;
          const field = named.getFields()[node.name.value];
          return field !== undefined && isViewerDependent(field);
        });
      },
    }),
  );
  return depends;
}

/** True for a field with the declaration `viewerDependent`. */
export function isViewerDependent(field: GraphQLField<unknown, unknown>): boolean {
  return field.extensions.viewerDependent === true;
}
