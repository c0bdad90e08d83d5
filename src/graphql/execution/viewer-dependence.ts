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
 * Whether anything that the document selects depends on who asks. A field on an interface counts when one of the types
 * behind it says so. Root fields of subscriptions are what access is checked for, before anything is executed; they
 * count like any other if they are marked.
 */
export function dependsOnViewer(schema: GraphQLSchema, document: DocumentNode): boolean {
  const answer = dependentDocuments.get(document) ?? walk(schema, document);
  dependentDocuments.set(document, answer);
  return answer;
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

/** True for a field that was declared with `viewerDependent`. */
export function isViewerDependent(field: GraphQLField<unknown, unknown>): boolean {
  return field.extensions.viewerDependent === true;
}
