import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../graphql/context.js';
import { inputErrors } from '../graphql/input-errors.js';
import { subscribe } from '../graphql/subscribe.js';

/** Subscriptions run on our event streams, with a fresh context for each event. */
export function useEventStreams(): Plugin<Context> {
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(subscribe);
    },
  };
}

/** A document with more tokens than the limit is refused before it costs anything. */
export function useTokenLimit(maxTokens: number): Plugin {
  return {
    onParse({ params }) {
      params.options = { ...params.options, maxTokens };
    },
  };
}

/** Gives every error of parsing, validation and variables its code, and faults in variables their path. */
export function useErrorCodes(): Plugin {
  return {
    onParse: () => (payload) => {
      if (payload.result instanceof GraphQLError) {
        payload.replaceParseResult(withCode(payload.result, 'GRAPHQL_PARSE_FAILED'));
      }
    },
    onValidate: () => (payload) => {
      if (payload.valid) return;
      payload.setResult(payload.result.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')));
    },
    onExecute: () => ({
      onExecuteDone({ args, result, setResult }) {
        if (Symbol.asyncIterator in result || !result.errors || result.data != null) return;
        const errors = inputErrors(args);
        if (errors.length > 0) setResult({ errors });
      },
    }),
  };
}

function withCode(error: unknown, code: string): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(String(error), { extensions: { code } });
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { ...error.extensions, code },
  });
}
