import { Emitter } from '@socket.io/redis-emitter';
import { AsyncDisposableStack } from '@whatwg-node/disposablestack';
import { sampleEvent } from '../support/payload.js';
import { openPublisher } from '../support/redis.js';
import { Server } from '../support/server.js';
import { type Peer, serverOf, startEach } from './peer.js';

const room = 'project_01kaaaaaaaaaaaaaaaaaaaaaaa';

/** Socket.IO with its Redis adapter: one room, and one encoding per event. */
export const socketIo: Peer = {
  name: 'socket.io',
  async start({ instances, redisUrl, prefix }) {
    await using stack = new AsyncDisposableStack();
    const key = `${prefix}socket.io`;
    const servers = await startEach(instances, async (index) =>
      stack.use(
        await Server.start({
          name: `socket.io ${index}`,
          role: 'server',
          script: 'bench/peers/servers/dist/socket-io.js',
          env: { REDIS_URL: redisUrl, CHANNEL: key },
          readyPath: '/',
        }),
      ),
    );
    const redis = stack.adopt(openPublisher(redisUrl), (client) => client.disconnect());
    const emitter = new Emitter(redis, { key });
    let seq = 0;
    const open = stack.move();
    return {
      servers,
      target: (subscriber) => ({
        protocol: 'socket.io',
        url: `ws://${serverOf(servers, subscriber).address}/socket.io/?EIO=4&transport=websocket`,
        room,
      }),
      async publish(count) {
        for (let index = 0; index < count; index += 1) {
          seq += 1;
          const { projectId, ...taskChanged } = sampleEvent(seq, room);
          emitter.to(room).emit('taskChanged', { data: { taskChanged } });
        }
      },
      [Symbol.asyncDispose]: () => open.disposeAsync(),
    };
  },
};
