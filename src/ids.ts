import { fromString, typeidUnboxed } from 'typeid-js';
import { type InputPath, InvalidInputError } from './errors.js';

/** What has an id. The name is the id's prefix, so an id tells its type wherever it is met. */
export type EntityType =
  | 'announcement'
  | 'comment'
  | 'label'
  | 'notification'
  | 'project'
  | 'session'
  | 'task'
  | 'token'
  | 'user'
  | 'view';

/**
 * A TypeID (https://github.com/jetify-com/typeid): type prefix, underscore, a UUIDv7 in base 32. Sorts by creation.
 * The same text serves `node(id)`, URLs, logs and the database.
 */
export type Id<T extends EntityType> = `${T}_${string}`;
export type UserId = Id<'user'>;
export type ProjectId = Id<'project'>;
export type TaskId = Id<'task'>;
export type CommentId = Id<'comment'>;
export type LabelId = Id<'label'>;
export type NotificationId = Id<'notification'>;
export type AnnouncementId = Id<'announcement'>;
export type SessionId = Id<'session'>;
export type PersonalTokenId = Id<'token'>;
export type SavedViewId = Id<'view'>;

export function newId<T extends EntityType>(type: T): Id<T> {
  return typeidUnboxed(type) as string as Id<T>;
}

/** True for a well-formed id of that type. */
export function isId<T extends EntityType>(type: T, value: string): value is Id<T> {
  try {
    fromString(value, type);
    return true;
  } catch {
    return false;
  }
}

/**
 * Narrows an id that comes from outside.
 *
 * @param path where it stood in the arguments, for the error
 * @throws InvalidInputError when it is malformed or of another type
 */
export function parseId<T extends EntityType>(type: T, value: string, path: InputPath): Id<T> {
  if (isId(type, value)) return value;
  throw new InvalidInputError({ path, message: `Not the id of a ${type}: expected ${type}_ and 26 characters.` });
}

/** Narrows an id that our own database returned; it was checked when it was made. */
export function storedId<T extends EntityType>(type: T, value: string): Id<T> {
  const prefixed = (id: string): id is Id<T> => id.startsWith(`${type}_`);
  if (prefixed(value)) return value;
  throw new TypeError(`Expected the id of a ${type}, found ${value}`);
}
