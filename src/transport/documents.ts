import { type DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Metrics } from '../observability/metrics.js';

/** Upper bound in bytes for the parsed documents of an instance. */
const maxCachedBytes = 64 * 1_024 * 1_024;

/**
 * Measured upper bounds of the memory that graphql-js 16 keeps for a parsed document: per token with its nodes and
 * locations, and per character. Every second character may be a comment; comments are tokens, but do not count towards
 * the limit of tokens.
 */
const bytesPerToken = 500;
const bytesPerCharacter = 48;

/**
 * Creates a cache of parsed documents by their text, bounded by bytes. Documents arrive before authentication: with a
 * bound on their number alone, anonymous clients could exhaust the heap.
 */
export function createDocumentCache(maxBytes = maxCachedBytes): LRUCache<string, DocumentNode> {
  return new LRUCache<string, DocumentNode>({ maxSize: maxBytes, sizeCalculation: documentBytes });
}

function documentBytes(document: DocumentNode, text: string): number {
  // graphql-js sets `tokenCount` without declaring its type, see https://github.com/graphql/graphql-js/pull/4168.
  const { tokenCount } = document as DocumentNode & { readonly tokenCount?: number };
  return 1 + text.length * bytesPerCharacter + (tokenCount ?? text.length) * bytesPerToken;
}

/** Syntax errors are not cached: the limits keep parsing cheap, and each error holds the whole text. */
export const noErrorCache = { get: () => undefined, set: () => {} };

export interface DocumentLimits {
  /** Bytes of a document's text, including comments. */
  readonly documentBytes: number;
  /** Tokens of a document, excluding comments. */
  readonly documentTokens: number;
}

/** Refuses documents above the limits before parsing, over HTTP and sockets alike. */
export function useDocumentLimits({ documentBytes, documentTokens }: DocumentLimits, metrics: Metrics): Plugin {
  return {
    onParse({ params, parseFn, setParseFn }) {
      if (Buffer.byteLength(String(params.source)) > documentBytes) {
        metrics.refusals.inc({ limit: 'document_bytes' });
        throw new GraphQLError(`query must be at most ${documentBytes} bytes.`, {
          extensions: { code: 'GRAPHQL_PARSE_FAILED' },
        });
      }
      setParseFn((source: string, options: object) => {
        try {
          return parseFn(source, { ...options, maxTokens: documentTokens });
        } catch (error) {
          // graphql-js parses recursively: nested lists exhaust the stack before they reach the limit of tokens.
          if (!(error instanceof RangeError)) throw error;
          throw new GraphQLError('query is nested too deeply.', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
        }
      });
    },
  };
}
