-- The roll-ups from the records, as a whole.
BEGIN;
TRUNCATE consultation_day, consultation_month, topic_month;
INSERT INTO consultation_day (ward_code, held_on, site_code, consultations, minutes)
SELECT ward_code, held_on, site_code, count(*), coalesce(sum(minutes), 0)
FROM consultation
WHERE NOT void
GROUP BY ward_code, held_on, site_code;
INSERT INTO consultation_month (ward_code, month, site_code, channel, age_band, consultations, minutes)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, channel, age_band, count(*),
    coalesce(sum(minutes), 0)
FROM consultation
WHERE NOT void
GROUP BY ward_code, month, site_code, channel, age_band;
INSERT INTO topic_month (ward_code, month, site_code, topic, mentions)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, topic, count(*)
FROM consultation CROSS JOIN unnest(topics) AS topic
WHERE NOT void
GROUP BY ward_code, month, site_code, topic;
COMMIT;
