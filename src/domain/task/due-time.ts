import { type InputPath, InvalidInputError } from '../../errors.js';
import { endOfDay, instantAt, readTimeZone, requireTimeZone } from '../time-zone.js';

/**
 * A time of day in a time zone, as in `17:00 Europe/Vienna`. One text, because neither half means anything alone: rows,
 * events and files hold it in this form.
 */
export type DueTimeText = string;

export interface DueTime {
  /** HH:MM, from 00:00 to 23:59. */
  readonly time: string;
  /** The IANA name of a time zone. */
  readonly timeZone: string;
}

const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * Checks a due time.
 *
 * @param path the path of the due time in the GraphQL arguments
 * @throws InvalidInputError naming `time` or `timeZone`
 */
export function toDueTimeText({ time, timeZone }: DueTime, path: InputPath): DueTimeText {
  if (!timePattern.test(time)) {
    throw new InvalidInputError({ path: [...path, 'time'], message: 'time must be HH:MM, from 00:00 to 23:59.' });
  }
  return `${time} ${requireTimeZone(timeZone, [...path, 'timeZone'])}`;
}

/** Splits a stored due time. */
export function readDueTime(text: DueTimeText): DueTime {
  return { time: text.slice(0, 5), timeZone: text.slice(6) };
}

/** Normalizes a due time of a file, as in `17:00 Europe/Vienna`. @returns undefined for an invalid one */
export function normalDueTime(text: string): DueTimeText | undefined {
  const { time, timeZone } = readDueTime(text);
  const zone = text[5] === ' ' && timePattern.test(time) ? readTimeZone(timeZone) : undefined;
  return zone && `${time} ${zone}`;
}

/**
 * The moment at which a task is due: its due time, or the end of the day in a user's time zone.
 *
 * @param day YYYY-MM-DD
 * @param timeZone the user's time zone, for a task without a due time
 * @returns undefined for a day outside the years 1970–2999
 */
export function dueAt(day: string, dueTime: DueTimeText | null, timeZone: string): Date | undefined {
  if (dueTime === null) return endOfDay(day, timeZone);
  const due = readDueTime(dueTime);
  return instantAt(day, due.time, due.timeZone);
}
