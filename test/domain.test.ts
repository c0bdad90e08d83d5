import jwt from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { can, canManageRole, policy, projectRoles } from '../src/domain/policy.js';
import { defaultQuotas } from '../src/domain/quotas.js';
import { fullScope, includesScope, type Scope } from '../src/domain/scope.js';
import type { Revocation } from '../src/domain/user/sessions.js';
import { createTokens, TokenExpiredError } from '../src/domain/user/tokens.js';
import { isRevokedBy, type Viewer } from '../src/domain/viewer.js';
import { CursorExpiredError, InvalidInputError, LimitExceededError, UnauthenticatedError } from '../src/errors.js';
import {
  decodeCursor,
  decodeMergedCursor,
  encodeCursor,
  encodeMergedCursor,
  maxMergedCursorLength,
  maxMergedProjects,
} from '../src/events/cursor.js';
import { isId, newId, parseId } from '../src/ids.js';

describe('the policy', () => {
  it('allows each role the documented actions', () => {
    const table = Object.keys(policy).map((action) => [
      action,
      ...[...projectRoles, null].map((role) => (can(role, action as keyof typeof policy) ? 'yes' : 'no')),
    ]);
    expect(table).toEqual([
      ['project:read', 'yes', 'yes', 'yes', 'yes', 'no'],
      ['project:update', 'yes', 'yes', 'no', 'no', 'no'],
      ['project:archive', 'yes', 'yes', 'no', 'no', 'no'],
      ['project:transfer', 'yes', 'no', 'no', 'no', 'no'],
      ['project:delete', 'yes', 'no', 'no', 'no', 'no'],
      ['project:leave', 'yes', 'yes', 'yes', 'yes', 'no'],
      ['presence:read', 'yes', 'yes', 'yes', 'yes', 'no'],
      ['member:add', 'yes', 'yes', 'no', 'no', 'no'],
      ['member:update', 'yes', 'yes', 'no', 'no', 'no'],
      ['member:remove', 'yes', 'yes', 'no', 'no', 'no'],
      ['label:manage', 'yes', 'yes', 'yes', 'no', 'no'],
      ['task:create', 'yes', 'yes', 'yes', 'no', 'no'],
      ['task:update', 'yes', 'yes', 'yes', 'no', 'no'],
      ['task:delete', 'yes', 'yes', 'yes', 'no', 'no'],
      ['task:import', 'yes', 'yes', 'yes', 'no', 'no'],
      ['comment:create', 'yes', 'yes', 'yes', 'no', 'no'],
      ['comment:edit-own', 'yes', 'yes', 'yes', 'no', 'no'],
      ['comment:delete-own', 'yes', 'yes', 'yes', 'no', 'no'],
      ['comment:delete-any', 'yes', 'yes', 'no', 'no', 'no'],
      ['comment:react', 'yes', 'yes', 'yes', 'no', 'no'],
      ['view:manage-own', 'yes', 'yes', 'yes', 'yes', 'no'],
      ['view:share', 'yes', 'yes', 'yes', 'no', 'no'],
      ['view:delete-any', 'yes', 'yes', 'no', 'no', 'no'],
    ]);
  });

  it('allows only owners to manage owners', () => {
    expect(canManageRole('OWNER', 'OWNER')).toBe(true);
    expect(canManageRole('ADMIN', 'OWNER')).toBe(false);
    expect(canManageRole('ADMIN', 'ADMIN')).toBe(true);
    expect(canManageRole('MEMBER', 'VIEWER')).toBe(false);
  });
});

describe('ids', () => {
  it('contain their type and sort by creation time', async () => {
    const first = newId('task');
    // Ids order by the millisecond of their creation, so time itself is the subject.
    await new Promise((resolve) => setTimeout(resolve, 2));
    expect(first < newId('task')).toBe(true);
    expect(isId('task', first)).toBe(true);
    expect(isId('user', first)).toBe(false);
  });

  it.each([
    '',
    'task',
    'task_',
    'task_123',
    'TASK_01h455vb4pex5vsknk084sn02q',
    'project_01h455vb4pex5vsknk084sn02q',
    'task_zzzzzzzzzzzzzzzzzzzzzzzzzz',
  ])('throw InvalidInputError for %j', (text) => {
    expect(() => parseId('task', text, ['input', 'taskId'])).toThrow(InvalidInputError);
  });
});

describe('cursors', () => {
  const streamId = newId('project');

  it('decode to the encoded position', () => {
    const position = { epoch: 'abc', streamId, seq: 12 };
    expect(decodeCursor(encodeCursor(position), streamId, ['after'])).toEqual(position);
  });

  it.each([
    '',
    'x',
    '!!',
    Buffer.from('a.b').toString('base64url'),
    Buffer.from(`e.${streamId}.9999999999`).toString('base64url'),
    Buffer.from(`e.${streamId}.2147483648`).toString('base64url'),
    Buffer.from(`e.${streamId}.-1`).toString('base64url'),
    Buffer.from(`e.${streamId}.1.1`).toString('base64url'),
    Buffer.from(`e.${streamId}.1`.padEnd(100_000, '1')).toString('base64url'),
    encodeCursor({ epoch: 'e', streamId: newId('project'), seq: 1 }),
  ])('throw InvalidInputError for %j', (cursor) => {
    expect(() => decodeCursor(cursor, streamId, ['after'])).toThrow(InvalidInputError);
  });
});

describe('cursors of several streams', () => {
  const userId = newId('user');
  const header = { epoch: 'abcdef01', scope: '0123456789abcdef', userId };
  const read = (cursor: string) => decodeMergedCursor(cursor, userId, ['after']);
  const positions = (projects: number, numberOf: (index: number) => number, seqOf: (index: number) => number) =>
    new Map([[0, 7], ...Array.from({ length: projects }, (_, i) => [numberOf(i), seqOf(i)] as const)]);

  it('decode to the encoded positions, in any order of the streams', () => {
    const seqs = new Map([
      [900_000, 0],
      [0, 2 ** 31 - 1],
      [1, 127],
      [2 ** 31 - 1, 128],
      [2, 16_384],
    ]);
    expect(read(encodeMergedCursor({ ...header, seqs }))).toEqual({ ...header, seqs });
  });

  it('have at most 6,000 characters for 1,000 of 100,000 projects with up to 100,000 events each', () => {
    const seqs = positions(
      1_000,
      (index) => 1 + index * 100,
      (index) => Math.floor(10 ** (5 * (index / 1_000))),
    );
    const cursor = encodeMergedCursor({ ...header, seqs });
    expect(cursor.length).toBeLessThanOrEqual(6_000);
    expect(read(cursor).seqs).toEqual(seqs);
  });

  it('fit in a request header for the most projects, with the longest numbers', () => {
    // 1,023 steps of 4 bytes each reach the end of 31 bits.
    const seqs = positions(
      maxMergedProjects,
      (index) => Math.min(index + 1, 1_023) * 2 ** 21 + Math.max(0, index - 1_022),
      () => 2 ** 31 - 1,
    );
    expect(seqs.size).toBe(maxMergedProjects + 1);
    const cursor = encodeMergedCursor({ ...header, seqs });
    expect(cursor.length).toBeLessThanOrEqual(13_300);
    expect(read(cursor).seqs).toEqual(seqs);
  });

  it('are refused with LIMIT_EXCEEDED for more projects than the quota allows', () => {
    expect(defaultQuotas.projectsPerUser).toBeLessThan(maxMergedProjects);
    const seqs = positions(
      maxMergedProjects + 1,
      (index) => index + 1,
      () => 1,
    );
    expect(() => encodeMergedCursor({ ...header, seqs })).toThrow(LimitExceededError);
  });

  const bytesOf = (...bytes: number[]) => Buffer.from([3, 0, 0, 0, ...bytes]).toString('base64url');
  const whole = encodeMergedCursor({ ...header, seqs: new Map([[0, 300]]) });
  it.each([
    ['that is empty', ''],
    ['of an unknown version', Buffer.from('e.').toString('base64url')],
    ['that made a pattern backtrack', Buffer.from(`e.${'a:1111111111'.repeat(10)}!`).toString('base64url')],
    ['of another user', encodeMergedCursor({ ...header, userId: newId('user'), seqs: new Map([[0, 1]]) })],
    ['without streams', bytesOf()],
    ['without the own stream', bytesOf(1, 1)],
    ['with a stream twice', bytesOf(0, 1, 0, 1)],
    ['that ends in a position', whole.slice(0, -2)],
    ['that ends behind the number of a project', `${whole}${Buffer.from([1]).toString('base64url')}`],
    ['with a position beyond 31 bits', bytesOf(0, 255, 255, 255, 255, 15)],
    ['with a number beyond 31 bits', bytesOf(0, 1, 255, 255, 255, 255, 7, 1, 1, 1)],
    ['with a varint of six bytes', bytesOf(0, 128, 128, 128, 128, 128, 0)],
    ['with a length beyond its end', Buffer.from([3, 255]).toString('base64url')],
    ['that is too long', whole.padEnd(maxMergedCursorLength + 1, 'A')],
    ['of bytes with the highest bit', bytesOf(...Array.from({ length: 300 }, () => 255))],
  ])('throw InvalidInputError for a cursor %s', (_name, cursor) => {
    expect(() => read(cursor)).toThrow(InvalidInputError);
  });

  it('throw CursorExpiredError for a cursor of the earlier format', () => {
    expect(() => read(Buffer.from([2, 1, 101, 0]).toString('base64url'))).toThrow(CursorExpiredError);
  });
});

describe('access tokens', () => {
  const options = {
    secret: 's'.repeat(32),
    issuer: 'taskwire',
    audience: 'taskwire',
    lifetimeSeconds: 60,
    clockToleranceSeconds: 0,
  };
  const tokens = createTokens(options);
  const subject = newId('user');
  const sessionId = newId('session');
  const sign = (change: jwt.SignOptions, secret = options.secret) =>
    jwt.sign({ sid: sessionId }, secret, {
      issuer: 'taskwire',
      audience: 'taskwire',
      subject,
      expiresIn: 60,
      ...change,
    });

  it('identify user and session until they expire', () => {
    const sessionExpiresAt = new Date(Date.now() + 3_600_000);
    const { accessToken, expiresAt } = tokens.issue({ userId: subject, sessionId, sessionExpiresAt });
    expect(tokens.verify(accessToken)).toEqual({
      userId: subject,
      credential: { kind: 'session', sessionId },
      scope: fullScope,
      expiresAt: expiresAt.getTime(),
    });
  });

  it('expire with their session at the latest', () => {
    const sessionExpiresAt = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 5_000);
    const { expiresAt } = tokens.issue({ userId: subject, sessionId, sessionExpiresAt });
    expect(expiresAt).toEqual(sessionExpiresAt);
  });

  it('throw TokenExpiredError when they are expired', () => {
    expect(() => tokens.verify(sign({ expiresIn: -1 }))).toThrow(TokenExpiredError);
  });

  const { expiresIn: _, ...endless } = { issuer: 'taskwire', audience: 'taskwire', subject, expiresIn: 60 };
  it.each([
    ['another secret', sign({}, 'x'.repeat(32))],
    ['another issuer', sign({ issuer: 'else' })],
    ['another audience', sign({ audience: 'else' })],
    ['another algorithm', sign({ algorithm: 'HS512' })],
    ['no algorithm', jwt.sign({ sid: sessionId }, null, { ...endless, algorithm: 'none', expiresIn: 60 })],
    ['no expiry', jwt.sign({ sid: sessionId }, options.secret, endless)],
    ['no session', jwt.sign({}, options.secret, { ...endless, expiresIn: 60 })],
    ['a user id as session', jwt.sign({ sid: subject }, options.secret, { ...endless, expiresIn: 60 })],
    ['a malformed subject', sign({ subject: 'root' })],
    ['a malformed text', 'a.b.c'],
  ])('throw UnauthenticatedError for %s', (_name, token) => {
    expect(() => tokens.verify(token)).toThrow(UnauthenticatedError);
    expect(() => tokens.verify(token)).not.toThrow(TokenExpiredError);
  });
});

describe('a viewer', () => {
  const [userId, sessionId, other] = [newId('user'), newId('session'), newId('session')];
  const viewer: Viewer = { userId, credential: { kind: 'session', sessionId }, scope: fullScope, expiresAt: 0 };

  it.each<[string, Revocation, boolean]>([
    ['is revoked with their session', { userId, sessionIds: [other, sessionId] }, true],
    ['stays valid when another of their sessions ends', { userId, sessionIds: [other] }, false],
    // Deactivations have no list of sessions, nor have events from before sessions existed.
    ['is revoked with all credentials of their user', { userId }, true],
    ['stays valid when another user is revoked', { userId: newId('user') }, false],
  ])('%s', (_name, revocation, expected) => {
    expect(isRevokedBy(viewer, revocation)).toBe(expected);
  });

  const [first, second] = [newId('project'), newId('project')];
  const read: Scope = { write: false, projectIds: 'all' };
  const ofOne: Scope = { write: true, projectIds: new Set([first]) };
  const ofBoth: Scope = { write: true, projectIds: new Set([first, second]) };
  it.each<[Scope, Scope, boolean]>([
    [fullScope, fullScope, true],
    [fullScope, ofOne, true],
    [ofOne, fullScope, false],
    [ofBoth, ofOne, true],
    [ofOne, ofBoth, false],
    [read, fullScope, false],
    [fullScope, read, true],
    [read, ofOne, false],
  ])('with scope %o may act with scope %o only if it is included (case %#)', (scope, needed, expected) => {
    expect(includesScope(scope, needed)).toBe(expected);
  });
});
