import { randomUUID } from 'node:crypto';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { sampleEvent } from '../support/payload.js';
import { openPublisher } from '../support/redis.js';
import { Server } from '../support/server.js';
import { type Peer, serverOf, startEach } from './peer.js';

/** The lower bound: ws sends the bytes from Redis to every socket, without authentication, subscriptions or GraphQL. */
export const rawWs: Peer = {
  name: 'raw ws',
  async start({ instances, redisUrl, prefix }) {
    await using stack = new AsyncDisposableStack();
    const channel = `${prefix}raw`;
    const servers = await startEach(instances, async (index) =>
      stack.use(
        await Server.start({
          name: `raw ws ${index}`,
          role: 'server',
          script: 'bench/peers/servers/dist/raw-ws.js',
          env: { REDIS_URL: redisUrl, CHANNEL: channel },
          readyPath: '/',
        }),
      ),
    );
    const redis = stack.adopt(openPublisher(redisUrl), (client) => client.disconnect());
    const id = randomUUID();
    let seq = 0;
    const open = stack.move();
    return {
      servers,
      target: (subscriber) => ({ protocol: 'plain', url: `ws://${serverOf(servers, subscriber).address}/` }),
      async publish(count) {
        const pipeline = redis.pipeline();
        for (let index = 0; index < count; index += 1) {
          seq += 1;
          const { projectId, ...taskChanged } = sampleEvent(seq, 'project');
          pipeline.publish(channel, JSON.stringify({ id, type: 'next', payload: { data: { taskChanged } } }));
        }
        await pipeline.exec();
      },
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    };
  },
};
