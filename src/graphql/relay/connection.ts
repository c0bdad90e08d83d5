import type { OutputType } from '@pothos/core';
import { builder } from '../builder.js';
import type { ListPage } from './list-page.js';

interface ConnectionDescriptions {
  /** The name of the item; the types are named `…Connection` and `…Edge`. */
  readonly name: string;
  readonly description: string;
  readonly edge: string;
}

type Types = typeof builder.$inferSchemaTypes;

/**
 * Declares a connection with `totalCount` for several fields, or for a field without a Prisma relation. The Prisma plugin
 * declares the connection types of its single fields.
 */
export function countedConnection<Type extends OutputType<Types>>(
  type: Type,
  { name, description, edge }: ConnectionDescriptions,
) {
  return builder.connectionObject(
    { type, name: `${name}Connection`, description, fields: (t) => ({ totalCount: t.int(totalCount) }) },
    { name: `${name}Edge`, description: edge },
  );
}

/**
 * The field `totalCount`. The Prisma plugin stores the count, or a counting function, on every connection value, but adds
 * the field only to the connection types that it declares.
 */
export const totalCount = {
  description: 'The number of items on all pages.',
  extensions: { pothosPrismaTotalCount: true },
  resolve: async (connection: object): Promise<number> => {
    const { totalCount } = connection as { totalCount?: number | (() => number | Promise<number>) | null };
    return typeof totalCount === 'function' ? totalCount() : (totalCount ?? 0);
  },
};

/** An item of a page. */
export interface Edge<T> {
  readonly node: T;
  /** Preferably a getter: most documents do not select the cursor. */
  readonly cursor: string;
}

/** A page of a list; the source of the connection types. */
export class ConnectionPage<T> {
  readonly edges: readonly Edge<T>[];
  readonly totalCount: (() => Promise<number>) | undefined;
  readonly #request: ListPage<unknown>;
  readonly #hasMore: boolean;

  /** @param readEdges the edges in the direction of counting, plus one edge if the list continues after the page */
  constructor(request: ListPage<unknown>, readEdges: readonly Edge<T>[], totalCount?: () => Promise<number>) {
    const edges = readEdges.slice(0, request.size);
    this.edges = request.fromEnd ? edges.reverse() : edges;
    this.totalCount = totalCount;
    this.#request = request;
    this.#hasMore = readEdges.length > request.size;
  }

  get pageInfo() {
    const { fromEnd, after, before } = this.#request;
    return {
      hasNextPage: fromEnd ? before !== null : this.#hasMore,
      hasPreviousPage: fromEnd ? this.#hasMore : after !== null,
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
  }
}
