import { fromString, typeidUnboxed } from 'typeid-js';
import { type InputPath, InvalidInputError } from './errors.js';

/** The types of entities with an id. The type's name is the prefix of the id, so every id shows its type. */
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
 * A TypeID (https://github.com/jetify-com/typeid): type prefix, underscore, UUIDv7 in base 32. Ids sort by creation time.
 * `node(id)`, URLs, logs and the database use the same text.
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

/** True for a well-formed id of the type. */
export function isId<T extends EntityType>(type: T, value: string): value is Id<T> {
  try {
    fromString(value, type);
    return true;
  } catch {
    return false;
  }
}

/**
 * Validates an id from a client.
 *
 * @param path the path of the id in the arguments, for the error
 * @throws InvalidInputError when the id is malformed or has another type
 */
export function parseId<T extends EntityType>(type: T, value: string, path: InputPath): Id<T> {
  if (isId(type, value)) return value;
  throw new InvalidInputError({ path, message: `Not the id of a ${type}: expected ${type}_ and 26 characters.` });
}

/** Narrows an id from the database, which was validated on creation. @throws TypeError for an id of another type */
export function storedId<T extends EntityType>(type: T, value: string): Id<T> {
  const prefixed = (id: string): id is Id<T> => id.startsWith(`${type}_`);
  if (prefixed(value)) return value;
  throw new TypeError(`Expected the id of a ${type}, found ${value}`);
}
