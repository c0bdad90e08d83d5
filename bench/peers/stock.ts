import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { sampleEvent, subscriptionDocument } from '../support/payload.js';
import { openPublisher } from '../support/redis.js';
import { Server } from '../support/server.js';
import { type Peer, serverOf, startEach } from './peer.js';

const projectId = 'project_01kaaaaaaaaaaaaaaaaaaaaaaa';

/**
 * The common setup: graphql-ws over graphql-redis-subscriptions with `withFilter`, and one execution per subscriber.
 */
export const stock: Peer = {
  name: 'stock',
  deliveriesPerSecond: 5_000,
  async start({ groups, instances, redisUrl, prefix }) {
    await using stack = new AsyncDisposableStack();
    const channel = `${prefix}stock`;
    const servers = await startEach(instances, async (index) =>
      stack.use(
        await Server.start({
          name: `stock ${index}`,
          role: 'server',
          script: 'bench/peers/servers/dist/stock.js',
          env: { REDIS_URL: redisUrl, CHANNEL: channel },
          readyPath: '/',
        }),
      ),
    );
    const redis = stack.adopt(openPublisher(redisUrl), (client) => client.disconnect());
    let seq = 0;
    const open = stack.move();
    return {
      servers,
      target: (subscriber) => ({
        protocol: 'graphql',
        url: `ws://${serverOf(servers, subscriber).address}/graphql`,
        token: 'none',
        query: subscriptionDocument(subscriber % groups),
        projectId,
      }),
      async publish(count) {
        const pipeline = redis.pipeline();
        for (let index = 0; index < count; index += 1) {
          seq += 1;
          pipeline.publish(channel, JSON.stringify({ taskChanged: sampleEvent(seq, projectId) }));
        }
        await pipeline.exec();
      },
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    };
  },
};
