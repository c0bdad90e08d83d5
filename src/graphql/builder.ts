import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import WithInputPlugin from '@pothos/plugin-with-input';
import { ForbiddenError, InvalidInputError } from '../errors.js';
import { isId } from '../ids.js';
import type { TaskFilter } from '../reads/task-filter.js';
import type PrismaTypes from '../store/prisma/pothos-types.js';
import { getDatamodel } from '../store/prisma/pothos-types.js';
import type { Context } from './context.js';
import { credentialRequirementsPlugin } from './plugins/credential-requirements.js';
import { nodeIdsPlugin, nodeTypes } from './plugins/node-ids.js';
import { defaultPageSize, maxPageSize, pageSizePlugin } from './plugins/page-size.js';
import { wellFormedPlugin } from './plugins/well-formed.js';
import { resolveNode } from './relay/node.js';

/**
 * Marks a field whose value depends on the viewer. A subscription that selects such a field is executed per credential;
 * other subscriptions are executed once per group of equal subscriptions.
 */
export const viewerDependent = { viewerDependent: true } as const;

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Cursor: { Input: string; Output: string };
    Date: { Input: string; Output: Date | string };
    DateTime: { Input: Date; Output: Date | string };
    SavedTaskFilter: { Input: never; Output: TaskFilter };
  };
}>({
  plugins: [
    ErrorsPlugin,
    wellFormedPlugin,
    credentialRequirementsPlugin,
    pageSizePlugin,
    nodeIdsPlugin,
    RelayPlugin,
    WithInputPlugin,
    PrismaPlugin,
  ],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.prisma,
    dmmf: getDatamodel(),
    maxConnectionSize: maxPageSize,
    defaultConnectionSize: defaultPageSize,
    exposeDescriptions: false,
    filterConnectionTotalCount: true,
    onUnusedQuery: null,
  },
  errors: {
    directResult: true,
    defaultTypes: [InvalidInputError, ForbiddenError],
    defaultUnionOptions: {
      name: ({ fieldName }) => `${capitalized(fieldName)}Result`,
      description: 'The result of the mutation: its payload or an error.',
    },
  },
  withInput: {
    typeOptions: { name: ({ fieldName }) => `${capitalized(fieldName)}Input` },
    argOptions: { description: 'The input of the mutation.' },
  },
  relay: {
    nodesOnConnection: true,
    nodeTypeOptions: { description: 'An object with a globally unique id.' },
    pageInfoTypeOptions: { description: 'The position of a page in its list.' },
    nodeQueryOptions: {
      description: 'The object with an id. Raises NOT_FOUND unless the object exists and the viewer may see it.',
      extensions: viewerDependent,
      resolve: (_root, { id }, context, _info, load) => resolveNode(context, id, load),
    },
    nodesQueryOptions: false,
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: (id) => {
      const entry = Object.entries(nodeTypes).find(([, prefix]) => isId(prefix, id));
      if (!entry) {
        const message = 'id must be an id from this server: a type prefix and 26 characters.';
        throw new InvalidInputError({ path: ['id'], message });
      }
      return { typename: entry[0], id };
    },
  },
});

builder.queryType({ description: 'The queries. All of them require a signed-in viewer.' });
builder.mutationType({
  description:
    'The mutations. The result of a mutation is its payload or an error. The errors implement the interface `UserError`.',
});
builder.subscriptionType({
  description: 'The subscriptions. Events arrive in order and exactly once, for as long as the viewer may see them.',
});

/** The builder of an input object's fields, for fields that several inputs share. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;
