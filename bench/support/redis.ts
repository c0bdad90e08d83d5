import { Redis } from 'ioredis';

/** A client whose commands of one turn reach Redis in one write, so that a burst is one. */
export function openPublisher(url: string): Redis {
  return new Redis(url, { enableAutoPipelining: true, maxRetriesPerRequest: 1 });
}
