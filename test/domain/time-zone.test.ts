import { describe, expect, it } from 'vitest';
import { endOfDay, instantAt, isTimeZone, readTimeZone } from '../../src/domain/time-zone.js';
import { describeServices } from '../support/backends.js';

describe('time zones', () => {
  it.each([
    ['europe/vienna', 'Europe/Vienna'],
    ['UTC', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ])('are recognized by the name %s', (name, zone) => {
    expect(readTimeZone(name)).toBe(zone);
  });

  it.each(['Mars/Olympus', '+02:00', '+0200', '', 'Europe/Vienna; DROP', 'x'.repeat(70)])(
    'do not include "%s"',
    (name) => {
      expect(readTimeZone(name)).toBeUndefined();
      expect(isTimeZone(name)).toBe(false);
    },
  );

  it('end no day outside the years 1970–2999, and end days of unknown zones as UTC does', () => {
    expect(endOfDay('9999-12-31', 'UTC')).toBeUndefined();
    expect(endOfDay('10000-01-01', 'UTC')).toBeUndefined();
    expect(endOfDay('1969-12-31', 'UTC')).toBeUndefined();
    expect(endOfDay('2999-12-31', 'UTC')?.toISOString()).toBe('3000-01-01T00:00:00.000Z');
    expect(endOfDay('2026-07-01', 'Mars/Olympus')?.toISOString()).toBe('2026-07-02T00:00:00.000Z');
  });
});

describeServices('time zones', (kind) => {
  it('end days at the same instant as in Postgres, also when clocks change at midnight', async () => {
    await using backend = await kind.open();
    const zones = [
      ...['UTC', 'Europe/Vienna', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Apia', 'Asia/Tehran'],
      ...[
        'America/Havana',
        'America/Santiago',
        'Asia/Beirut',
        'Africa/Cairo',
        'America/Sao_Paulo',
        'Australia/Lord_Howe',
      ],
      ...['Pacific/Kiritimati', 'Etc/GMT+12', 'Africa/Casablanca', 'Europe/Dublin'],
    ];
    const rows = await backend.database.prisma.$queryRaw<{ day: string; zone: string; at: Date }[]>`
      SELECT d::date::text AS day, zone, (d::date + 1)::timestamp AT TIME ZONE zone AS at
      FROM generate_series('2010-12-20'::timestamp, '2026-12-31', interval '1 day') AS d, unnest(${zones}::text[]) AS zone`;
    const different = rows.filter(({ day, zone, at }) => endOfDay(day, zone)?.getTime() !== at.getTime());
    expect(different).toEqual([]);
    const times = await backend.database.prisma.$queryRaw<{ day: string; time: string; zone: string; at: Date }[]>`
      SELECT d::date::text AS day, time, zone, (d::date::text || ' ' || time)::timestamp AT TIME ZONE zone AS at
      FROM generate_series('2025-12-20'::timestamp, '2026-12-31', interval '1 day') AS d, unnest(${zones}::text[]) AS zone,
           unnest(ARRAY['00:00', '00:30', '01:30', '02:30', '12:00', '23:59']) AS time`;
    expect(times.filter(({ day, time, zone, at }) => instantAt(day, time, zone)?.getTime() !== at.getTime())).toEqual(
      [],
    );
  });
});
