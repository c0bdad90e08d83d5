import { createServer } from 'node:http';
import { Redis } from 'ioredis';
import { WebSocket, WebSocketServer } from 'ws';

/** Broadcasts the messages of a Redis channel: all sockets share one buffer. */

const { PORT, CHANNEL = '', REDIS_URL = '' } = process.env;
const server = createServer((_request, response) => response.end());
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const redis = new Redis(REDIS_URL);
redis.on('messageBuffer', (_channel: Buffer, message: Buffer) => {
  for (const socket of sockets.clients) {
    if (socket.readyState === WebSocket.OPEN) socket.send(message, { binary: false });
  }
});
await redis.subscribe(CHANNEL);
server.listen(Number(PORT), '127.0.0.1');
