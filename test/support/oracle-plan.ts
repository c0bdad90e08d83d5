import fc from 'fast-check';

/*
 * Generates the actions of writers and readers with fast-check. Equal seeds produce equal plans.
 */

export interface Write {
  readonly kind: 'create' | 'update' | 'delete' | 'comment' | 'toggle';
  /** Index of the task, or for `toggle` of the reader; modulo the number of tasks or readers. */
  readonly target: number;
  readonly site: number;
  readonly text: string;
  /** Fields of an `update`. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One subscription: the index of the instance, and the moment of the drop. */
export interface PlannedSession {
  readonly site: number;
  /** `connected`: before subscribing; `subscribed`: right after; `events`: after that many events; `end`: no drop. */
  readonly until: 'connected' | 'subscribed' | 'events' | 'end';
  readonly events: number;
  /** The number of writes before the reader reconnects. */
  readonly away: number;
}

export interface Plan {
  readonly writes: readonly Write[];
  readonly readers: readonly { readonly removable: boolean; readonly sessions: readonly PlannedSession[] }[];
}

export interface PlanSize {
  readonly writes: number;
  readonly readers: number;
  /** The maximum number of drops per reader. */
  readonly drops: number;
}

const fields = fc.oneof(
  fc.record({ title: fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'abcäß😀"\\') }) }),
  fc.record({ status: fc.constantFrom('TODO', 'IN_PROGRESS', 'DONE') }),
  fc.record({ priority: fc.constantFrom('NONE', 'LOW', 'HIGH') }),
  fc.record({ description: fc.string({ maxLength: 300 }) }),
  fc.record({ dueDate: fc.constantFrom(null, '2027-01-01', '2027-02-28') }),
  fc.record({ estimate: fc.constantFrom(null, 0, 999) }),
);

const write: fc.Arbitrary<Write> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant('create' as const), weight: 4 },
    { arbitrary: fc.constant('update' as const), weight: 12 },
    { arbitrary: fc.constant('delete' as const), weight: 2 },
    { arbitrary: fc.constant('comment' as const), weight: 3 },
    { arbitrary: fc.constant('toggle' as const), weight: 2 },
  ),
  target: fc.nat(1_000),
  site: fc.nat(3),
  text: fc.constantFrom('write the report', 'ship it', 'überprüfen', '日本語'),
  fields,
});

const planned: fc.Arbitrary<PlannedSession> = fc.record({
  site: fc.nat(3),
  until: fc.oneof(
    { arbitrary: fc.constant('events' as const), weight: 8 },
    { arbitrary: fc.constant('connected' as const), weight: 1 },
    { arbitrary: fc.constant('subscribed' as const), weight: 1 },
  ),
  events: fc.integer({ min: 1, max: 40 }),
  away: fc.nat(30),
});

export function plans({ writes, readers, drops }: PlanSize): fc.Arbitrary<Plan> {
  return fc.record({
    writes: fc.array(write, { minLength: writes, maxLength: writes }),
    readers: fc.array(
      fc.record({
        removable: fc.boolean(),
        sessions: fc.array(planned, { minLength: 1, maxLength: drops, size: 'max' }),
      }),
      { minLength: readers, maxLength: readers },
    ),
  });
}

/** The seed of this run: `ORACLE_SEED` repeats a run, otherwise a new seed. */
export function chooseSeed(): number {
  return Number(process.env.ORACLE_SEED ?? (Date.now() ^ (process.pid << 8)) | 0);
}

/** The plan of a seed. */
export function planOf(size: PlanSize, seed: number): Plan {
  const [plan] = fc.sample(plans(size), { seed, numRuns: 1 });
  return plan!;
}
