import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/**
 * The script that synchronises an instance with Redis: it renews the instance's lease, stores the instance's changes, and
 * returns the users of watched projects whose version has changed. One script means one round trip, one atomic step, and
 * the clock of Redis as the only clock.
 *
 *   {prefix}leases               sorted set: instance → expiry of its lease (ms)
 *   {prefix}instance:{instance}  hash: project → number of users that the instance holds
 *   {prefix}project:{project}    hash: user → "since instance instance …"
 *   {prefix}versions             hash: project → time of the last join or departure
 *   {prefix}epoch                set with the first lease; a new epoch means that Redis has lost its data
 *
 * Any instance collects an expired lease: the script removes the expired instance from all users of its projects, and
 * removes users without another instance. Until then the users stay present, so reads need no filter.
 */
const lua = `
local prefix, me, lease, collecting, ops = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4] == '1', tonumber(ARGV[5])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local stamp = time[1] .. '.' .. time[2]
local leases, versions, epoch = prefix .. 'leases', prefix .. 'versions', prefix .. 'epoch'
local changed, collected = {}, 0

local function projectKey(project) return prefix .. 'project:' .. project end
local function instanceKey(instance) return prefix .. 'instance:' .. instance end

-- Returns the time since when a user is present, the other instances that hold the user, and whether this one does.
local function entryOf(project, user, instance)
  local entry = redis.call('HGET', projectKey(project), user)
  if not entry then return nil, {}, false end
  local since, holders = string.match(entry, '^(%d+)(.*)$')
  local others, held = {}, false
  for holder in string.gmatch(holders, '%S+') do
    if holder == instance then held = true else others[#others + 1] = holder end
  end
  return since, others, held
end

local function hold(project, user, hint)
  local since, others, held = entryOf(project, user, me)
  if not since then changed[project] = true end
  if not held then redis.call('HINCRBY', instanceKey(me), project, 1) end
  -- A user from before a loss of data keeps the earlier time.
  if hint ~= '' and (not since or tonumber(hint) < tonumber(since)) then since = hint end
  since = since or string.format('%.0f', now)
  others[#others + 1] = me
  redis.call('HSET', projectKey(project), user, since .. ' ' .. table.concat(others, ' '))
  return since
end

local function release(project, user, instance)
  local since, others, held = entryOf(project, user, instance)
  if not held then return end
  if #others == 0 then
    redis.call('HDEL', projectKey(project), user)
    changed[project] = true
  else
    redis.call('HSET', projectKey(project), user, since .. ' ' .. table.concat(others, ' '))
  end
  if redis.call('HINCRBY', instanceKey(instance), project, -1) <= 0 then
    redis.call('HDEL', instanceKey(instance), project)
  end
end

local lost = redis.call('ZSCORE', leases, me) == false
redis.call('ZADD', leases, now + lease, me)
redis.call('SET', epoch, stamp, 'NX')

if collecting then
  for _, expired in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, 2)) do
    for _, project in ipairs(redis.call('HKEYS', instanceKey(expired))) do
      for _, user in ipairs(redis.call('HKEYS', projectKey(project))) do release(project, user, expired) end
    end
    redis.call('DEL', instanceKey(expired))
    redis.call('ZREM', leases, expired)
    collected = collected + 1
  end
end

local sinces = {}
local at = 6
for index = 1, ops do
  local op, project, user, hint = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  at = at + 4
  if op == '+' then
    sinces[index] = hold(project, user, hint)
  else
    release(project, user, me)
    sinces[index] = ''
  end
end

local changedProjects = {}
for project in pairs(changed) do
  changedProjects[#changedProjects + 1] = project
  if redis.call('EXISTS', projectKey(project)) == 1 then
    redis.call('HSET', versions, project, stamp)
  else
    redis.call('HDEL', versions, project)
  end
end

local watched, known = {}, {}
while at < #ARGV do
  watched[#watched + 1], known[#known + 1] = ARGV[at], ARGV[at + 1]
  at = at + 2
end
local read = {}
if #watched > 0 then
  for index, version in ipairs(redis.call('HMGET', versions, unpack(watched))) do
    version = version or ''
    if version ~= known[index] then
      local people = {}
      local entries = redis.call('HGETALL', projectKey(watched[index]))
      for field = 1, #entries, 2 do
        local since, others = string.match(entries[field + 1], '^(%d+)(.*)$')
        local elsewhere = '0'
        for holder in string.gmatch(others, '%S+') do
          if holder ~= me then elsewhere = '1' end
        end
        people[#people + 1] = entries[field]
        people[#people + 1] = since
        people[#people + 1] = elsewhere
      end
      read[#read + 1] = { watched[index], version, people }
    end
  end
end

local first = redis.call('ZRANGE', leases, 0, 0, 'WITHSCORES')
return { lost and 1 or 0, redis.call('GET', epoch), collected, math.max(0, first[2] - now), sinces, changedProjects, read }
`;

const sha = createHash('sha1').update(lua).digest('hex');

/** The most changes, and the most projects to read, of one sync. */
export const maxPerSync = 1_000;

export interface SyncRequest {
  readonly prefix: string;
  readonly instance: string;
  readonly leaseMs: number;
  /** True to collect expired leases. */
  readonly collect: boolean;
  readonly changes: readonly PresenceChange[];
  /** Projects to read with their known versions; an empty version forces the read. */
  readonly reads: readonly { readonly projectId: string; readonly version: string }[];
}

/** A change of the instance's users: the user is held (`here`) or released. */
export interface PresenceChange {
  readonly projectId: string;
  readonly userId: string;
  readonly here: boolean;
  /** The time since when the user was present before Redis lost its data. */
  readonly since: number | undefined;
}

const reply = z
  .tuple([
    z.number(),
    z.string(),
    z.number(),
    z.number(),
    z.array(z.string()),
    z.array(z.string()),
    z.array(z.tuple([z.string(), z.string(), z.array(z.string())])),
  ])
  .transform(([lost, epoch, collected, nextExpiryMs, sinces, changed, reads]) => ({
    /** True when Redis did not know the instance's lease, and so lost the local users. */
    lost: lost === 1,
    epoch,
    collected,
    /** Milliseconds until the first lease expires. */
    nextExpiryMs,
    /** The time since when the user of each change is present; NaN for a departed user. */
    sinces: sinces.map((since) => (since === '' ? Number.NaN : Number(since))),
    /** Projects that a user joined or left in this sync. */
    changed,
    /** The projects whose version differs from the known one. */
    reads: reads.map(([projectId, version, people]) => ({ projectId, version, people: parsePeople(people) })),
  }));

export type SyncReply = z.infer<typeof reply>;

/** A present user of a project, on any instance. */
export interface PresentEntry {
  readonly userId: string;
  readonly since: number;
  /** True when another instance holds the user. */
  readonly elsewhere: boolean;
}

function parsePeople(flat: readonly string[]): PresentEntry[] {
  const people: PresentEntry[] = [];
  for (let at = 0; at + 2 < flat.length; at += 3) {
    people.push({ userId: flat[at] ?? '', since: Number(flat[at + 1]), elsewhere: flat[at + 2] === '1' });
  }
  return people;
}

/** Runs the sync script. Rejects with the error of ioredis when Redis is away or too slow. */
export async function callSync(redis: Redis, request: SyncRequest): Promise<SyncReply> {
  const { prefix, instance, leaseMs, collect, changes, reads } = request;
  const args = [
    prefix,
    instance,
    leaseMs,
    collect ? '1' : '0',
    changes.length,
    ...changes.flatMap(({ projectId, userId, here, since }) => [here ? '+' : '-', projectId, userId, since ?? '']),
    ...reads.flatMap(({ projectId, version }) => [projectId, version]),
  ];
  return reply.parse(await evaluate(redis, args));
}

/** Runs the script by its hash. After a restart Redis does not know the hash and receives the text once. */
async function evaluate(redis: Redis, args: readonly (string | number)[]): Promise<unknown> {
  try {
    return await redis.evalsha(sha, 0, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(lua, 0, ...args);
  }
}
