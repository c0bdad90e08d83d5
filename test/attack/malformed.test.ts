import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newProjectFixture } from '../graphql/scopes/project-fixture.js';
import { type Backend, describeBackends } from '../support/backends.js';
import { newPerson, type Person } from '../support/client.js';
import { Random } from '../support/random.js';
import { RawSocket } from '../support/raw-socket.js';
import { maxHeldMs, Target } from './target.js';

/** The number of messages and bodies per backend; ATTACK_ROUNDS sets more. */
const rounds = Number(process.env.ATTACK_ROUNDS ?? 1_500);
const seed = Number(process.env.ATTACK_SEED ?? Date.now() % 2 ** 31);

const valid = [
  '{"type":"connection_init","payload":{"authorization":"Bearer x"}}',
  '{"type":"subscribe","id":"1","payload":{"query":"subscription { myEvents { id } }"}}',
  '{"type":"subscribe","id":"2","payload":{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":"x"}}}',
  '{"type":"complete","id":"1"}',
  '{"type":"ping","payload":{"a":[1,null,"x"]}}',
  '{"type":"pong"}',
  '{"type":"next","id":"1","payload":{"data":{}}}',
  '{"query":"{ me { id } }","variables":{"a":1},"operationName":null,"extensions":{"persistedQuery":{"version":1}}}',
];
const tokens = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  'null',
  'true',
  '1e999',
  '-',
  '\u0000',
  '\ud800',
  '"id"',
  '"type"',
  '"__proto__"',
  '{}',
  '""',
  '0',
];

/** A valid text with some pieces cut out, repeated, replaced or moved. */
function mutated(random: Random): string {
  let text = random.pick(valid);
  for (let changes = random.below(4) + 1; changes > 0; changes -= 1) {
    const [from, to] = [random.below(text.length + 1), random.below(text.length + 1)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const piece = random.pick([
      random.pick(tokens),
      text.slice(from, to),
      '',
      random.pick(tokens).repeat(random.below(50)),
    ]);
    text = text.slice(0, from) + piece + text.slice(random.below(2) === 0 ? from : to);
  }
  return text;
}

describeBackends(`malformed input (ATTACK_SEED=${seed})`, (kind) => {
  let backend: Backend;
  let target: Target;
  let ada: Person;

  beforeAll(async () => {
    backend = await kind.open();
    target = await Target.start(backend.env);
    ada = await newPerson(target.url);
  });
  afterAll(async () => {
    await target[Symbol.asyncDispose]();
    await backend[Symbol.asyncDispose]();
  });

  /** Runs an attack, then checks the process, the error log, the event loop, the heap and the readiness. */
  async function expectUnharmed(attack: () => Promise<void>): Promise<void> {
    const { heapBytes: before } = await target.measure();
    await attack();
    const { heldMs, delayMs, heapBytes } = await target.measure();
    expect(target.running).toBe(true);
    expect(target.errors).toEqual([]);
    expect(heldMs, `timers were up to ${delayMs} ms late`).toBeLessThan(maxHeldMs);
    expect(heapBytes - before).toBeLessThan(40_000_000);
    expect((await fetch(`${target.url}/readyz`)).status).toBe(200);
  }

  it('in HTTP bodies gets a status below 500', async () => {
    const random = new Random(seed);
    await expectUnharmed(async () => {
      for (let round = 0; round < rounds; round += 20) {
        const bodies = Array.from({ length: 20 }, () => mutated(random));
        await Promise.all(
          bodies.map(async (body) => {
            const headers = { 'content-type': 'application/json', authorization: ada.authorization };
            const response = await fetch(`${target.url}/graphql`, { method: 'POST', headers, body });
            expect(response.status, body).toBeLessThan(500);
            expect(await response.text(), body).not.toContain('INTERNAL_SERVER_ERROR');
          }),
        );
      }
    });
  }, 600_000);

  it('in socket messages closes the socket with a code of the protocol', async () => {
    const random = new Random(seed);
    const codes = new Set<number>();
    await expectUnharmed(async () => {
      let sent = 0;
      while (sent < rounds) {
        const socket = new WebSocket(`${target.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        socket.on('message', (data) => expect(String(data)).not.toContain('INTERNAL_SERVER_ERROR'));
        const closed = new Promise<number>((resolve) => socket.once('close', resolve));
        await new Promise((resolve) => socket.once('open', resolve));
        if (random.below(3) > 0) {
          socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: ada.authorization } }));
        }
        for (let count = random.below(30); count >= 0; count -= 1) {
          socket.send(mutated(random));
          sent += 1;
        }
        socket.close();
        codes.add(await closed);
      }
    });
    for (const code of codes) expect([1000, 1005, 1006, 4400, 4401, 4403, 4409, 4429]).toContain(code);
  }, 600_000);

  describe('in WebSocket frames', () => {
    const masked = (first: number, payload: Buffer) =>
      Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
    it.each<[string, Buffer, number]>([
      ['a reserved bit', masked(0xc1, Buffer.from('{}')), 1002],
      ['an unknown opcode', masked(0x83, Buffer.from('{}')), 1002],
      ['no mask', Buffer.from([0x81, 2, 0x7b, 0x7d]), 1002],
      ['a continuation without a start', masked(0x80, Buffer.from('{}')), 1002],
      ['text that is not UTF-8', masked(0x81, Buffer.from([0xff, 0xfe])), 1007],
      ['a length above the limit', Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]), 1009],
      ['a fragmented ping', masked(0x09, Buffer.from('x')), 1002],
    ])('with %s closes the socket with its code', async (_name, frame, code) => {
      const socket = await RawSocket.open(target.url, 'graphql-transport-ws');
      socket.tcp.write(frame);
      await socket.until(() => socket.closeCode !== undefined);
      expect(socket.closeCode).toBe(code);
      socket.tcp.destroy();
    });

    it('of random bytes leaves the server healthy', async () => {
      const random = new Random(seed);
      await expectUnharmed(async () => {
        for (let round = 0; round < 50; round += 1) {
          const socket = await RawSocket.open(target.url, 'graphql-transport-ws');
          const bytes = Buffer.from(Array.from({ length: random.below(2_000) + 1 }, () => random.below(256)));
          socket.tcp.write(bytes);
          socket.tcp.end();
          socket.tcp.resume();
          await socket.until(() => socket.tcp.closed || socket.closeCode !== undefined);
          socket.tcp.destroy();
        }
      });
    });
  });

  it('in HTTP requests leaves the server healthy', async () => {
    const random = new Random(seed);
    const heads = [
      'GET / HTTP/1.1\r\n',
      'POST /graphql HTTP/1.1\r\n',
      'Host: x\r\n',
      'Content-Length: 5\r\n',
      'Content-Length: 50\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Connection: Upgrade\r\n',
      'Upgrade: websocket\r\n',
      'Sec-WebSocket-Key: x\r\n',
      'Sec-WebSocket-Version: 99\r\n',
      'Cookie: taskwire=\r\n',
      '\r\n',
      '\0',
      `${'x'.repeat(20_000)}: y\r\n`,
      '5\r\nhello\r\n',
      '-1\r\n',
    ];
    await expectUnharmed(async () => {
      for (let round = 0; round < 200; round += 1) {
        const { hostname, port } = new URL(target.url);
        const tcp = connect(Number(port), hostname);
        tcp.on('error', () => {});
        tcp.resume();
        tcp.end(Array.from({ length: random.below(8) + 1 }, () => random.pick(heads)).join(''));
        await new Promise((resolve) => tcp.once('close', resolve));
      }
    });
  }, 60_000);

  it('in file paths gets a 4xx status, and an export is named by project key and date only', async () => {
    const fixture = await newProjectFixture(ada, await newPerson(target.url), await newPerson(target.url));
    for (const path of [
      '../export',
      '..%2f..%2fetc',
      `${fixture.projectId}%00`,
      `${fixture.projectId}/../export`,
      'x'.repeat(5_000),
    ]) {
      const response = await fetch(`${target.url}/projects/${path}/export?format=csv`, {
        headers: { authorization: ada.authorization },
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
    const sent = await fetch(`${target.url}/projects/${fixture.projectId}/export?format=csv`, {
      headers: { authorization: ada.authorization },
    });
    expect(sent.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Z0-9]+-\d{4}-\d\d-\d\d\.csv"$/);
    await sent.text();
  });
});
