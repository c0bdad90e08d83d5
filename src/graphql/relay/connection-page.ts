/** Which part of a list was asked for. */
export interface PageRequest {
  readonly size: number;
  /** Whether it is counted from the end of the list. */
  readonly fromEnd: boolean;
  /** Null when the page begins, or ends, where the list does. */
  readonly after: unknown;
  readonly before: unknown;
}

/** An item in a page. */
export interface Edge<T> {
  readonly node: T;
  /** Better a getter: most documents don't ask for it. */
  readonly cursor: string;
}

/** A page that was read, as connection types read it. */
export class ConnectionPage<T> {
  readonly edges: readonly Edge<T>[];
  readonly #request: PageRequest;
  readonly #hasMore: boolean;

  /** @param found in the direction of counting, with one more than the page has if there are more */
  constructor(asked: PageRequest, found: readonly Edge<T>[]) {
    const edges = found.slice(0, asked.size);
    this.edges = asked.fromEnd ? edges.reverse() : edges;
    this.#request = asked;
    this.#hasMore = found.length > asked.size;
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
