import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';

/*
 * The one thing that an instance ever asks of Redis about presence: renew my lease, take down what has changed here, and
 * tell me who is in the projects that I look at, where that is not what I know. All of it is one script, so it is one
 * round trip and one consistent step, and the only clock is Redis's own.
 *
 *   {prefix}leases               sorted set: instance → until when its word counts (ms)
 *   {prefix}instance:{instance}  hash: project → how many people it holds there
 *   {prefix}project:{project}    hash: person → "since instance instance …"
 *   {prefix}versions             hash: project → when somebody last came or went
 *   {prefix}epoch                made with the first lease; another one means that Redis has forgotten everything
 *
 * A lease that has run out is collected by whoever notices: its instance is taken off every person of its projects, and
 * those that nobody else holds are gone. In between, its people still count; so nobody has to filter what they read.
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

-- Since when somebody is there, the other instances that hold them, and whether this one does.
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
  -- Whoever was known before Redis forgot them is here since then.
  if hint ~= '' and (not since or tonumber(hint) < tonumber(since)) then since = hint end
  since = since or string.format('%.0f', now)
  others[#others + 1] = me
  redis.call('HSET', projectKey(project), user, since .. ' ' .. table.concat(others, ' '))
  return since
end

local function letGo(project, user, instance)
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
  for _, gone in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, 2)) do
    for _, project in ipairs(redis.call('HKEYS', instanceKey(gone))) do
      for _, user in ipairs(redis.call('HKEYS', projectKey(project))) do letGo(project, user, gone) end
    end
    redis.call('DEL', instanceKey(gone))
    redis.call('ZREM', leases, gone)
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
    letGo(project, user, me)
    sinces[index] = ''
  end
end

local told = {}
for project in pairs(changed) do
  told[#told + 1] = project
  if redis.call('EXISTS', projectKey(project)) == 1 then
    redis.call('HSET', versions, project, stamp)
  else
    redis.call('HDEL', versions, project)
  end
end

local asked, known = {}, {}
while at < #ARGV do
  asked[#asked + 1], known[#known + 1] = ARGV[at], ARGV[at + 1]
  at = at + 2
end
local read = {}
if #asked > 0 then
  for index, version in ipairs(redis.call('HMGET', versions, unpack(asked))) do
    version = version or ''
    if version ~= known[index] then
      local people = {}
      local entries = redis.call('HGETALL', projectKey(asked[index]))
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
      read[#read + 1] = { asked[index], version, people }
    end
  end
end

local first = redis.call('ZRANGE', leases, 0, 0, 'WITHSCORES')
return { lost and 1 or 0, redis.call('GET', epoch), collected, math.max(0, first[2] - now), sinces, told, read }
`;

const sha = createHash('sha1').update(lua).digest('hex');

/** How many changes, and how many projects, one call may carry. */
export const maxPerSync = 1_000;

export interface SyncRequest {
  readonly prefix: string;
  readonly instance: string;
  readonly leaseMs: number;
  /** Whether leases that have run out are collected. */
  readonly collect: boolean;
  readonly changes: readonly PresenceChange[];
  /** Projects to read, with the version that is known; an empty one reads in any case. */
  readonly reads: readonly { readonly projectId: string; readonly version: string }[];
}

/** Somebody whom this instance holds from now on, or no longer. */
export interface PresenceChange {
  readonly projectId: string;
  readonly userId: string;
  readonly here: boolean;
  /** Since when they were here before Redis forgot it, if it did. */
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
    /** Redis didn't know this instance's lease: whatever it held is not there any more. */
    lost: lost === 1,
    epoch,
    collected,
    /** Until the first lease of all runs out. */
    nextExpiryMs,
    /** Since when the person of each change is here; NaN for one who left. */
    sinces: sinces.map((since) => (since === '' ? Number.NaN : Number(since))),
    /** Projects in which somebody came or went by this call. */
    changed,
    /** Only those whose version was another. */
    reads: reads.map(([projectId, version, people]) => ({ projectId, version, people: parsePeople(people) })),
  }));

export type SyncReply = z.infer<typeof reply>;

/** Someone in a project, whether or not this instance holds them. */
export interface PresentEntry {
  readonly userId: string;
  readonly since: number;
  /** Another instance holds them. */
  readonly elsewhere: boolean;
}

function parsePeople(flat: readonly string[]): PresentEntry[] {
  const people: PresentEntry[] = [];
  for (let at = 0; at + 2 < flat.length; at += 3) {
    people.push({ userId: flat[at] ?? '', since: Number(flat[at + 1]), elsewhere: flat[at + 2] === '1' });
  }
  return people;
}

/** Raises what ioredis does when Redis is away or too slow. */
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

/** By the script's hash; Redis asks for the text once after each of its starts. */
async function evaluate(redis: Redis, args: readonly (string | number)[]): Promise<unknown> {
  try {
    return await redis.evalsha(sha, 0, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
    return redis.eval(lua, 0, ...args);
  }
}
