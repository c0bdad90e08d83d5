import { GraphQLError } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { firstDay, lastDay } from '../domain/input.js';
import { toDay } from '../domain/snapshots.js';
import { maxMergedCursorLength } from '../events/cursor.js';
import { builder } from './builder.js';

builder.scalarType('Cursor', {
  description:
    'A position in a stream of events. Pass a cursor as `after` to continue with the next event. The text is opaque.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && value.length <= maxMergedCursorLength) return value;
    throw new GraphQLError('A Cursor must be a cursor from this server.');
  },
});

builder.scalarType('Date', {
  description: 'A calendar day from 1970-01-01 to 2999-12-31, in the format YYYY-MM-DD (ISO 8601).',
  serialize: (value) => (value instanceof Date ? toDay(value) : value),
  parseValue: (value) => {
    const day: unknown = GraphQLLocalDate.parseValue(value);
    if (typeof day === 'string' && day >= firstDay && day <= lastDay) return day;
    throw new GraphQLError(`A Date must be a day from ${firstDay} to ${lastDay}.`);
  },
});

builder.scalarType('DateTime', {
  description: 'An instant from 1970 to 2999, in ISO 8601 with milliseconds in UTC: `2026-11-22T09:30:00.000Z`.',
  serialize: (value) => GraphQLDateTimeISO.serialize(value),
  parseValue: (value) => {
    const instant = GraphQLDateTimeISO.parseValue(value);
    const year = instant.getUTCFullYear();
    if (year >= 1970 && year <= 2999) return instant;
    throw new GraphQLError('A DateTime must be an instant from 1970 to 2999.');
  },
});

builder.scalarType('SavedTaskFilter', {
  description:
    'The filter of a saved view: a JSON object in the exact shape of the input `TaskFilter`, with only the fields that were saved. IDs, enum values, dates and instants (in UTC) are strings. To edit the view or to list its tasks, pass the object unchanged in a variable, as a `TaskFilter`. A literal in a document cannot hold it, because its enum values are strings.',
  serialize: (filter) => filter,
});
