import { Redis } from 'ioredis';

/** Opens a client that sends the commands of one turn of the event loop in one write, so that a burst stays a burst. */
export function openPublisher(url: string): Redis {
  return new Redis(url, { enableAutoPipelining: true, maxRetriesPerRequest: 1 });
}
