-- A million residents with three fiscal years of consultations, courses, ten thousand supporters of whom six in ten were residents once,
-- and a year of shifts: for psql, which sets residents (in all), supporters, first_year and seed. Records and roll-ups only.
--
-- hash(text) gives the chance: nothing depends on the order in which rows are made.
BEGIN;
SET LOCAL session_replication_role = replica;
SET LOCAL synchronous_commit = off;

CREATE FUNCTION pg_temp.chance(what text, i bigint) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((hashtextextended(what, i) >> 12) & 1048575) / 1048576.0;

CREATE FUNCTION pg_temp.resident(i bigint) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN md5('resident ' || i)::uuid;

CREATE TEMPORARY TABLE place AS
    SELECT (row_number() OVER (ORDER BY site_code) - 1)::integer AS number, site_code FROM site WHERE closed_on IS NULL;
ANALYZE place;

INSERT INTO resident (ward_code, resident_id, registered_at)
SELECT '131156', pg_temp.resident(i), make_date(:first_year, 4, 1) FROM generate_series(1, :residents) AS i;

-- One person in a hundred stands under two entries.
UPDATE resident AS r SET merged_into = pg_temp.resident(i + 1)
FROM generate_series(100, :residents - 1, 100) AS i WHERE r.ward_code = '131156' AND r.resident_id = pg_temp.resident(i);

INSERT INTO supporter (ward_code, supporter_code, registered_at, supporter_kind, home_site, languages, skills)
SELECT '131156', 'B' || lpad(i::text, 5, '0'), make_date(:first_year, 4, 1),
    CASE WHEN i % 20 = 0 THEN 'staff' WHEN i % 5 = 1 THEN 'volunteer' ELSE 'senior' END, place.site_code, '{ja}', '{wifi}'
FROM generate_series(1, :supporters) AS i JOIN place ON place.number = i % (SELECT count(*) FROM place);

INSERT INTO supporter_status (
    ward_code, supporter_code, number, status, effective_on, ended_on, certified_until, appointed_until, reason, cause,
    recorded_at, recorded_by)
SELECT '131156', 'B' || lpad(i::text, 5, '0'), step.number, step.status,
    applied_on + step.from_day, applied_on + step.to_day, CASE WHEN step.number >= 3 THEN applied_on + 1200 END,
    CASE WHEN step.number >= 4 THEN make_date(:first_year + 3, 3, 31) END, NULL, 'person', now(), 'bench'
FROM (
    SELECT i, make_date(:first_year, 6, 1) + floor(500 * pg_temp.chance('applied', i))::integer AS applied_on
    FROM generate_series(1, :supporters) AS i
) AS made
CROSS JOIN (VALUES
    (1, 'applied', 0, 20), (2, 'in_training', 20, 60), (3, 'certified', 60, 70), (4, 'active', 70, 300), (5, 'paused', 300, 330),
    (6, 'active', 330, NULL)
) AS step (number, status, from_day, to_day)
-- Three in ten are still on their way.
WHERE i % 10 < 7 OR step.number <= i % 3 + 1;
UPDATE supporter_status AS s SET ended_on = NULL
WHERE recorded_by = 'bench' AND NOT EXISTS (
    SELECT FROM supporter_status AS n
    WHERE (n.ward_code, n.supporter_code, n.number) = (s.ward_code, s.supporter_code, s.number + 1));

-- The first consultation of everybody, and a second one of every fourth.
INSERT INTO consultation (
    ward_code, id, site_code, held_on, held_at, channel, topics, age_band, minutes, outcome, town_code, supporters,
    resident_id, support_case_id, satisfaction, can_do_online, receipt, note, revision, recorded_at, recorded_by, void)
SELECT '131156', md5('people ' || i)::uuid, place.site_code, held_on, NULL, 'in_person', '{wifi}', '75-79', 20, 'done_by_self',
    NULL, ARRAY['B' || lpad((made.site_number + places * (1 + floor((:supporters / places - 1) * pg_temp.chance('helper', i))::integer))::text,
        5, '0')],
    pg_temp.resident(CASE WHEN i > :residents THEN (i - :residents) * 4 ELSE i END), NULL,
    CASE WHEN i % 4 = 0 THEN 1 + floor(5 * sqrt(pg_temp.chance('satisfaction', i)))::integer END,
    NULL, NULL, NULL, 1, held_on + interval '10 hours', 'bench', false
FROM (
    SELECT i, make_date(:first_year, 4, 1) + floor(1095 * pg_temp.chance('day', i))::integer AS held_on,
        floor((SELECT count(*) FROM place) * pg_temp.chance('site', i))::integer AS site_number
    FROM generate_series(1, :residents + :residents / 4) AS i
) AS made
JOIN place ON place.number = made.site_number
-- Everyone works at their home site.
CROSS JOIN (SELECT count(*)::integer AS places FROM place) AS all_places
ORDER BY held_on, i;

-- Nine hundred courses a year with forty people, half of whom are on record.
INSERT INTO course (
    ward_code, course_code, course_kind, site_code, held_on, starts, ends, capacity, instructors, attendees, recorded_at, recorded_by)
SELECT '131156', 'B' || i, 'basic', place.site_code,
    make_date(:first_year, 4, 1) + floor(1095 * pg_temp.chance('course', i))::integer, 600, 720, 60,
    ARRAY['B' || lpad((1 + i % :supporters)::text, 5, '0')], 40, now(), 'bench'
FROM generate_series(1, 2700) AS i JOIN place ON place.number = i % (SELECT count(*) FROM place);
INSERT INTO attendance (
    ward_code, attendance_id, ordinal, course_code, held_on, resident_id, age_band, satisfaction, wants_to_help, recorded_at,
    recorded_by)
SELECT '131156', md5('attendance ' || course_code)::uuid, n, course_code, held_on,
    CASE WHEN n % 2 = 0 THEN pg_temp.resident(n + floor((:residents - 40) * pg_temp.chance('course', hashtext(course_code)))::bigint) END, '75-79',
    CASE WHEN n % 3 = 0 THEN 5 END, n % 20 = 0, now(), 'bench'
FROM course CROSS JOIN generate_series(1, 40) AS n WHERE recorded_by = 'bench';

INSERT INTO conversion (
    ward_code, conversion_id, supporter_code, resident_id, applied_on, via, recorded_at, recorded_by)
SELECT '131156', md5('conversion ' || supporter_code)::uuid, supporter_code, pg_temp.resident(row_number() OVER ()), effective_on,
    'helped', now(), 'bench'
FROM supporter_status
WHERE number = 1 AND recorded_by = 'bench' AND right(supporter_code, 1) < '6';

-- Four people a day at each site, for a year.
INSERT INTO shift (
    ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, recorded_at, recorded_by)
SELECT '131156', md5('shift ' || day || ' ' || place.number || ' ' || n)::uuid, place.site_code,
    'B' || lpad((1 + (place.number * 4 + n + 228 * day) % :supporters)::text, 5, '0'), make_date(:first_year + 2, 4, 1) + day,
    540 + 120 * (n % 4), 660 + 120 * (n % 4), now(), 'bench'
FROM generate_series(0, 364) AS day CROSS JOIN place CROSS JOIN generate_series(0, 3) AS n;
INSERT INTO site_hours (
    ward_code, site_code, effective_from, weekdays, opens, closes, needed, open_on_holidays)
SELECT '131156', site_code, make_date(:first_year, 4, 1), '{1,2,3,4,5,6}', '{540,540,540,540,540,540}',
    '{1020,1020,1020,1020,1020,1020}', '{2,2,2,2,2,1}', false
FROM place
ON CONFLICT (ward_code, site_code, effective_from) DO NOTHING;
COMMIT;
