import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { InvalidInputError } from '../errors.js';
import { isId } from '../ids.js';
import type PrismaTypes from '../store/prisma/pothos-types.js';
import { getDatamodel } from '../store/prisma/pothos-types.js';
import type { Context } from './context.js';
import { credentialRequirementsPlugin } from './plugins/credential-requirements.js';
import { nodeIdsPlugin, nodeTypes } from './plugins/node-ids.js';
import { defaultPageSize, maxPageSize, pageSizePlugin } from './plugins/page-size.js';
import { wellFormedPlugin } from './plugins/well-formed.js';
import { resolveNode } from './relay/node.js';

/**
 * Marks a field whose value depends on who asks. A subscription that selects one is executed per viewer; all others are
 * executed once for everybody who has the same.
 */
export const viewerDependent = { viewerDependent: true } as const;

export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Cursor: { Input: string; Output: string };
    Date: { Input: string; Output: Date | string };
    DateTime: { Input: Date; Output: Date | string };
  };
}>({
  plugins: [
    ErrorsPlugin,
    wellFormedPlugin,
    credentialRequirementsPlugin,
    pageSizePlugin,
    nodeIdsPlugin,
    RelayPlugin,
    PrismaPlugin,
  ],
  defaultFieldNullability: false,
  prisma: {
    client: (context) => context.db,
    dmmf: getDatamodel(),
    maxConnectionSize: maxPageSize,
    defaultConnectionSize: defaultPageSize,
    exposeDescriptions: false,
    filterConnectionTotalCount: true,
    onUnusedQuery: null,
  },
  errors: { directResult: true },
  relay: {
    nodesOnConnection: true,
    nodeTypeOptions: { description: 'Anything with an id.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
    nodeQueryOptions: {
      description: 'Whatever has this id, if the viewer may see it. Raises NOT_FOUND otherwise.',
      extensions: viewerDependent,
      resolve: (_root, { id }, context, _info, load) => resolveNode(context, id, load),
    },
    nodesQueryOptions: false,
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: (id) => {
      const found = Object.entries(nodeTypes).find(([, prefix]) => isId(prefix, id));
      if (!found) throw new InvalidInputError({ path: ['id'], message: 'Not an id.' });
      return { typename: found[0], id };
    },
  },
});

builder.queryType({ description: 'Everything that can be read. All of it needs a signed-in viewer.' });
builder.mutationType({
  description:
    'Everything that can be done. Each mutation answers with a payload or with one of the errors that can happen; they share the interface `UserError`.',
});
builder.subscriptionType({
  description:
    'Everything that can be followed. Events arrive in order, once each, as long as the viewer may see them.',
});
