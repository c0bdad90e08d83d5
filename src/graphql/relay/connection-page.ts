/** The requested part of a list. */
export interface PageRequest {
  readonly size: number;
  /** Whether the page is counted from the end of the list. */
  readonly fromEnd: boolean;
  /** Null when the page starts at the start of the list. */
  readonly after: unknown;
  /** Null when the page ends at the end of the list. */
  readonly before: unknown;
}

/** An item of a page. */
export interface Edge<T> {
  readonly node: T;
  /** Preferably a getter: most documents do not select the cursor. */
  readonly cursor: string;
}

/** A page of a list; the source of the connection types. */
export class ConnectionPage<T> {
  readonly edges: readonly Edge<T>[];
  readonly #request: PageRequest;
  readonly #hasMore: boolean;

  /** @param readEdges the edges in the direction of counting, plus one edge if the list continues after the page */
  constructor(request: PageRequest, readEdges: readonly Edge<T>[]) {
    const edges = readEdges.slice(0, request.size);
    this.edges = request.fromEnd ? edges.reverse() : edges;
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
