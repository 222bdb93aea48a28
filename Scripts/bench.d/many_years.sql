-- Five fiscal years of consultations for the sites, supporters and towns that the ward has, by the million: the same seed, the same
-- records. For psql, which sets rows (in all), first_year and seed. Records and roll-ups only: the bench reads reports from them.
--
-- hash(text) gives the chance: nothing depends on the order in which rows are made.
BEGIN;
SET LOCAL session_replication_role = replica;
SET LOCAL synchronous_commit = off;

CREATE FUNCTION pg_temp.chance(what text, i bigint) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((hashtextextended(what, i) >> 12) & 1048575) / 1048576.0;

CREATE TEMPORARY TABLE place AS
    SELECT (row_number() OVER (ORDER BY site_code) - 1)::integer AS number, site_code FROM site WHERE closed_on IS NULL;
CREATE TEMPORARY TABLE home AS
    SELECT (row_number() OVER (ORDER BY town_code) - 1)::integer AS number, town_code FROM town;
CREATE TEMPORARY TABLE person AS
    SELECT number, md5(:'seed' || ' resident ' || number)::uuid AS resident_id FROM generate_series(0, 59999) AS number;
CREATE TEMPORARY TABLE helper AS
    SELECT (row_number() OVER (ORDER BY supporter_code) - 1)::integer AS number, supporter_code FROM supporter;
ANALYZE place, home, person, helper;

INSERT INTO resident (ward_code, resident_id, registered_at) SELECT '131156', resident_id, '2020-01-01' FROM person;

INSERT INTO consultation (
    ward_code, id, site_code, held_on, held_at, channel, topics, age_band, minutes, outcome, town_code, supporters,
    resident_id, support_case_id, satisfaction, can_do_online, receipt, note, revision, recorded_at, recorded_by, void)
SELECT '131156', md5(:'seed' || i)::uuid, place.site_code, held_on, NULL,
    (ARRAY['in_person', 'in_person', 'in_person', 'in_person', 'in_person', 'in_person', 'phone', 'phone', 'online', 'visit'])
        [1 + floor(10 * pg_temp.chance('channel', i))::integer],
    (ARRAY['power_buttons', 'calls_camera', 'internet', 'email', 'maps', 'line_messages', 'app_install', 'text_input', 'wifi',
        'my_number_card', 'mynaportal_insurance', 'e_tax', 'online_booking', 'cashless', 'disaster_app', 'fraud_security',
        'ward_application', 'other'])
        [topic:topic + (i % 3 = 0)::integer],
    (ARRAY['under60', '60-64', '65-69', '70-74', '75-79', '80-84', '85-89', '90+', 'unknown', 'declined'])
        [1 + floor(10 * pg_temp.chance('age', i))::integer],
    5 + floor(55 * pg_temp.chance('minutes', i))::integer,
    (ARRAY['done_by_self', 'done_by_self', 'done_by_self', 'partly', 'unresolved', 'sent_to_counter', 'referred', NULL])
        [1 + floor(8 * pg_temp.chance('outcome', i))::integer],
    home.town_code, ARRAY[helper.supporter_code], person.resident_id, NULL,
    CASE WHEN i % 4 = 0 THEN 1 + floor(5 * sqrt(pg_temp.chance('satisfaction', i)))::integer END,
    NULL, NULL, NULL, 1, held_on + interval '10 hours', 'bench', i % 200 = 0
FROM (
    SELECT i, make_date(:first_year, 4, 1) + floor(1826 * pg_temp.chance('day', i))::integer AS held_on,
        1 + floor(17 * pg_temp.chance('topic', i))::integer AS topic,
        floor((SELECT count(*) FROM place) * pg_temp.chance('site', i))::integer AS site_number
    FROM generate_series(1, :rows) AS i
) AS made
JOIN place ON place.number = made.site_number
-- Everyone works at three sites.
JOIN helper ON helper.number
    = (made.site_number * 3 + floor(3 * pg_temp.chance('helper', i))::integer) % (SELECT count(*) FROM helper)
LEFT JOIN home ON i % 5 < 2 AND home.number = floor((SELECT count(*) FROM home) * pg_temp.chance('town', i))::integer
LEFT JOIN person ON i % 5 = 0 AND person.number = floor(60000 * pg_temp.chance('person', i) ^ 2)::integer
-- As they come in: day after day.
ORDER BY held_on, i;
COMMIT;
