import type { ResponsePath } from 'graphql';

/** The way to a field without the places in lists: the same for all that one part of the document asks for. */
export function fieldName(path: ResponsePath | undefined): string {
  if (!path) return '';
  const step = typeof path.key === 'number' ? '' : `/${path.typename ?? ''}.${path.key}`;
  return `${fieldName(path.prev)}${step}`;
}
