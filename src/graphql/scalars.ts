import { GraphQLError } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { toDay } from '../domain/snapshots.js';
import { maxMergedCursorLength } from '../events/cursor.js';
import { builder } from './builder.js';

builder.scalarType('Cursor', {
  description:
    'A place in a stream of events: everything up to it has been seen. Opaque; hand it back as `after` to go on from there.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && value.length <= maxMergedCursorLength) return value;
    throw new GraphQLError('A Cursor is text that this server gave out.');
  },
});

builder.scalarType('Date', {
  description: 'A calendar day, as YYYY-MM-DD (ISO 8601).',
  serialize: (value) => (value instanceof Date ? toDay(value) : value),
  parseValue: (value) => GraphQLLocalDate.parseValue(value),
});

builder.addScalarType('DateTime', GraphQLDateTimeISO, {
  description: 'An instant, as ISO 8601 with milliseconds in UTC: 2026-11-22T09:30:00.000Z.',
});
