-- The roll-ups from the records, as a whole, in the order in which they come to be.
BEGIN;
TRUNCATE consultation_day, site_month, ward_day, consultation_month, outcome_month, topic_month, supporter_month, supporter_day,
    supporter_year, town_month, journey_day;
INSERT INTO consultation_day (ward_code, held_on, site_code, consultations, minutes, anonymous, residents)
SELECT ward_code, held_on, site_code, consultations, minutes, anonymous, coalesce(residents, 0)
FROM (
    SELECT ward_code, held_on, site_code, count(*) AS consultations, coalesce(sum(minutes), 0) AS minutes,
        count(*) FILTER (WHERE resident_id IS NULL) AS anonymous
    FROM consultation
    WHERE NOT void
    GROUP BY ward_code, held_on, site_code
) AS held
LEFT JOIN (
    SELECT ward_code, held_on, site_code, count(*) AS residents
    FROM (
        SELECT ward_code, site_code, min(held_on) AS held_on
        FROM consultation JOIN resident USING (ward_code, resident_id)
        WHERE NOT void
        GROUP BY ward_code, extract(year FROM held_on - interval '3 months'), coalesce(merged_into, resident_id), site_code
    ) AS arrival
    GROUP BY ward_code, held_on, site_code
) AS seen USING (ward_code, held_on, site_code)
ORDER BY held_on, site_code;
INSERT INTO ward_day (ward_code, held_on, consultations, anonymous, residents)
SELECT ward_code, held_on, consultations, anonymous, coalesce(residents, 0)
FROM (
    SELECT ward_code, held_on, sum(consultations) AS consultations, sum(anonymous) AS anonymous
    FROM consultation_day
    GROUP BY ward_code, held_on
) AS held
LEFT JOIN (
    SELECT ward_code, held_on, count(*) AS residents
    FROM (
        SELECT ward_code, min(held_on) AS held_on
        FROM consultation
        WHERE NOT void AND resident_id IS NOT NULL
        GROUP BY ward_code, extract(year FROM held_on - interval '3 months'), resident_id
    ) AS arrival
    GROUP BY ward_code, held_on
) AS seen USING (ward_code, held_on)
ORDER BY held_on;
INSERT INTO consultation_month (ward_code, month, site_code, channel, age_band, consultations, minutes)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, channel, age_band, count(*),
    coalesce(sum(minutes), 0)
FROM consultation
WHERE NOT void
GROUP BY ward_code, month, site_code, channel, age_band
ORDER BY month;
INSERT INTO site_month (
    ward_code, month, site_code, consultations, minutes, anonymous, residents, in_person, phone, online, visit, under60, from60,
    from65, from75, age_unknown, age_declined)
SELECT ward_code, month, site_code, d.consultations, d.minutes, d.anonymous, d.residents, m.in_person, m.phone, m.online, m.visit,
    m.under60, m.from60, m.from65, m.from75, m.age_unknown, m.age_declined
FROM (
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, sum(consultations) AS consultations,
        sum(minutes) AS minutes, sum(anonymous) AS anonymous, sum(residents) AS residents
    FROM consultation_day
    GROUP BY 1, 2, 3
) AS d
JOIN (
    SELECT ward_code, month, site_code, coalesce(sum(consultations) FILTER (WHERE channel = 'in_person'), 0) AS in_person,
        coalesce(sum(consultations) FILTER (WHERE channel = 'phone'), 0) AS phone,
        coalesce(sum(consultations) FILTER (WHERE channel = 'online'), 0) AS online,
        coalesce(sum(consultations) FILTER (WHERE channel = 'visit'), 0) AS visit,
        coalesce(sum(consultations) FILTER (WHERE age_band = 'under60'), 0) AS under60,
        coalesce(sum(consultations) FILTER (WHERE age_band = '60-64'), 0) AS from60,
        coalesce(sum(consultations) FILTER (WHERE age_band IN ('65-69', '70-74')), 0) AS from65,
        coalesce(sum(consultations) FILTER (WHERE age_band IN ('75-79', '80-84', '85-89', '90+')), 0) AS from75,
        coalesce(sum(consultations) FILTER (WHERE age_band = 'unknown'), 0) AS age_unknown,
        coalesce(sum(consultations) FILTER (WHERE age_band = 'declined'), 0) AS age_declined
    FROM consultation_month
    GROUP BY ward_code, month, site_code
) AS m USING (ward_code, month, site_code)
ORDER BY month;
INSERT INTO outcome_month (
    ward_code, month, site_code, channel, outcome, consultations, timed, minutes, squared_minutes, rated, satisfied)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, channel, coalesce(outcome, ''),
    count(*), count(minutes), coalesce(sum(minutes), 0), coalesce(sum(minutes::bigint * minutes), 0), count(satisfaction),
    count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation
WHERE NOT void
GROUP BY ward_code, month, site_code, channel, coalesce(outcome, '')
ORDER BY month;
INSERT INTO topic_month (ward_code, month, site_code, topic, mentions)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, topic, count(*)
FROM consultation CROSS JOIN unnest(topics) AS topic
WHERE NOT void
GROUP BY ward_code, month, site_code, topic
ORDER BY month;
INSERT INTO supporter_month (ward_code, month, site_code, supporter_code, consultations, minutes, rated, satisfied)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, supporter_code, count(*),
    coalesce(sum(minutes), 0), count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code
WHERE NOT void
GROUP BY ward_code, month, site_code, supporter_code
ORDER BY month;
INSERT INTO supporter_day (ward_code, supporter_code, held_on, consultations, minutes, rated, satisfied)
SELECT ward_code, supporter_code, held_on, count(*), coalesce(sum(minutes), 0), count(satisfaction),
    count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code
WHERE NOT void
GROUP BY ward_code, supporter_code, held_on
ORDER BY held_on;
INSERT INTO supporter_year (ward_code, fiscal_year, supporter_code, consultations, minutes, rated, satisfied)
SELECT ward_code, extract(year FROM held_on - interval '3 months'), supporter_code, sum(consultations), sum(minutes), sum(rated),
    sum(satisfied)
FROM supporter_day
GROUP BY 1, 2, 3;
CREATE TEMPORARY TABLE journey ON COMMIT DROP AS
SELECT DISTINCT ON (ward_code, person) ward_code, person, held_on AS supported_on, site_code,
    min(held_on) FILTER (WHERE course) OVER (PARTITION BY ward_code, person) AS finished_on
FROM (
    SELECT ward_code, coalesce(r.merged_into, r.resident_id) AS person, c.held_on, c.site_code, false AS course
    FROM consultation AS c JOIN resident AS r USING (ward_code, resident_id) WHERE NOT c.void
    UNION ALL
    SELECT ward_code, coalesce(r.merged_into, r.resident_id), a.held_on, k.site_code, true
    FROM attendance AS a JOIN resident AS r USING (ward_code, resident_id) JOIN course AS k USING (ward_code, course_code)
    WHERE NOT a.void
) AS visit
ORDER BY ward_code, person, held_on, site_code;
INSERT INTO journey_day (ward_code, supported_on, site_code, finished_on, residents)
SELECT ward_code, supported_on, site_code, coalesce(finished_on, 'infinity'), count(*) FROM journey
GROUP BY ward_code, supported_on, site_code, finished_on
ORDER BY supported_on;
UPDATE conversion AS c SET supported_on = j.supported_on, site_code = j.site_code, finished_on = j.finished_on
FROM resident AS r JOIN journey AS j ON j.ward_code = r.ward_code AND j.person = coalesce(r.merged_into, r.resident_id)
WHERE r.ward_code = c.ward_code AND r.resident_id = c.resident_id;
UPDATE conversion AS c SET certified_on = s.certified_on, active_on = s.active_on, first_session_on = (
    SELECT held_on FROM supporter_day AS d
    WHERE d.ward_code = c.ward_code AND d.supporter_code = c.supporter_code AND d.held_on >= c.applied_on ORDER BY held_on LIMIT 1)
FROM (
    SELECT ward_code, supporter_code, min(effective_on) FILTER (WHERE status = 'certified') AS certified_on,
        min(effective_on) FILTER (WHERE status = 'active') AS active_on
    FROM supporter_status GROUP BY ward_code, supporter_code
) AS s
WHERE s.ward_code = c.ward_code AND s.supporter_code = c.supporter_code;
UPDATE conversion AS c SET still_active_on = (active_on + interval '12 months')::date
WHERE EXISTS (
    SELECT FROM supporter_status AS s
    WHERE s.ward_code = c.ward_code AND s.supporter_code = c.supporter_code AND s.status = 'active'
        AND s.effective_on <= (c.active_on + interval '12 months')::date
        AND (s.ended_on IS NULL OR s.ended_on > (c.active_on + interval '12 months')::date));
INSERT INTO town_month (ward_code, month, town_code, consultations)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, town_code, count(*)
FROM consultation
WHERE NOT void AND town_code IS NOT NULL
GROUP BY ward_code, month, town_code
ORDER BY month;
COMMIT;
