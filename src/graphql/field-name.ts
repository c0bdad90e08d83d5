import type { ResponsePath } from 'graphql';

/** The path of a field without list indices: equal for all values of one field of the document. */
export function fieldName(path: ResponsePath | undefined): string {
  if (!path) return '';
  const step = typeof path.key === 'number' ? '' : `/${path.typename ?? ''}.${path.key}`;
  return `${fieldName(path.prev)}${step}`;
}
