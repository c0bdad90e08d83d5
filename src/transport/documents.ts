import { type DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Metrics } from '../observability/metrics.js';

/** Bytes that the parsed documents of an instance may take. */
const maxCachedBytes = 64 * 1_024 * 1_024;

/**
 * Upper bounds of what graphql-js 16 keeps of a parsed document, measured: a token with its nodes and locations, and a
 * character, of which every other one may be a comment that is a token of its own and counts for no limit of tokens.
 */
const bytesPerToken = 500;
const bytesPerCharacter = 48;

/**
 * Parsed documents by their text, bounded by bytes: documents arrive before sign-in, so a bound on their number alone would let
 * strangers fill the heap.
 */
export function createDocumentCache(maxBytes = maxCachedBytes): LRUCache<string, DocumentNode> {
  return new LRUCache<string, DocumentNode>({ maxSize: maxBytes, sizeCalculation: documentBytes });
}

function documentBytes(document: DocumentNode, text: string): number {
  // graphql-js defines it without a type, see https://github.com/graphql/graphql-js/pull/4168.
  const { tokenCount } = document as DocumentNode & { readonly tokenCount?: number };
  return 1 + text.length * bytesPerCharacter + (tokenCount ?? text.length) * bytesPerToken;
}

/** Texts that do not parse are not kept: the limits make parsing again cheap, and each error holds its whole text. */
export const noErrorCache = { get: () => undefined, set: () => {} };

export interface DocumentLimits {
  /** Bytes of a document's text, comments included. */
  readonly documentBytes: number;
  /** Tokens of a document; comments are none. */
  readonly documentTokens: number;
}

/** Refuses documents above the limits before they are parsed, over HTTP and sockets alike. */
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
          // graphql-js parses by recursion: lists in lists use up the stack before they use up the tokens.
          if (!(error instanceof RangeError)) throw error;
          throw new GraphQLError('query is nested too deeply.', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
        }
      });
    },
  };
}
