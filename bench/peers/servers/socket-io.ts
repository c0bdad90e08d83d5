import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';

/** Adds each client to the room in its handshake. */

const { PORT, CHANNEL = '', REDIS_URL = '' } = process.env;
const server = createServer((_request, response) => response.end());
const io = new Server(server, {
  transports: ['websocket'],
  serveClient: false,
  adapter: createAdapter(new Redis(REDIS_URL), new Redis(REDIS_URL), { key: CHANNEL }),
});
io.on('connection', async (socket) => {
  await socket.join(String(socket.handshake.auth.room));
});
server.listen(Number(PORT), '127.0.0.1');
