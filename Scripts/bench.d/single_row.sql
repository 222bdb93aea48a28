-- What PUT of one new consultation means to the database, as one prepared statement a record: the record, its first revision,
-- and the roll-ups; without the audit trail, which the service writes besides. For pgbench, which sets site_count, day_count,
-- first_day and sites.
\set site random(1, :site_count)
\set day random(0, :day_count - 1)
\set minutes random(5, 90)
\set topic random(1, 17)
\set age random(1, 8)
WITH new AS (
    INSERT INTO consultation (
        ward_code, id, site_code, held_on, held_at, channel, topics, age_band, minutes, outcome, town_code, supporters,
        resident_id, support_case_id, satisfaction, can_do_online, receipt, note, revision, recorded_at, recorded_by, void)
    SELECT '131156', gen_random_uuid(), (:sites::text[])[:site], :first_day::date + :day::integer, NULL, 'in_person',
        (ARRAY['power_buttons', 'calls_camera', 'internet', 'email', 'maps', 'line_messages', 'app_install', 'text_input',
            'wifi', 'my_number_card', 'mynaportal_insurance', 'e_tax', 'online_booking', 'cashless', 'disaster_app',
            'fraud_security', 'ward_application', 'other'])[:topic:(:topic + 1)],
        (ARRAY['under60', '60-64', '65-69', '70-74', '75-79', '80-84', '85-89', '90+'])[:age],
        :minutes, 'done_by_self', NULL, '{}', NULL, NULL, NULL, NULL, NULL, NULL, 1, now(), 'staff', false
    ON CONFLICT DO NOTHING
    RETURNING *
),
revised AS (
    INSERT INTO consultation_revision (
        ward_code, id, revision, kind, changed_at, changed_by, site_code, held_on, held_at, channel, topics, age_band,
        minutes, outcome, town_code, supporters, resident_id, support_case_id, satisfaction, can_do_online, receipt, note,
        void)
    SELECT ward_code, id, 1, 'recorded', recorded_at, recorded_by, site_code, held_on, held_at, channel, topics, age_band,
        minutes, outcome, town_code, supporters, resident_id, support_case_id, satisfaction, can_do_online, receipt, note,
        false
    FROM new
),
by_day AS (
    INSERT INTO consultation_day AS total (ward_code, held_on, site_code, consultations, minutes, anonymous)
    SELECT ward_code, held_on, site_code, 1, minutes, 1 FROM new
    ON CONFLICT (ward_code, held_on, site_code) DO UPDATE SET
        consultations = total.consultations + excluded.consultations,
        minutes = total.minutes + excluded.minutes,
        anonymous = total.anonymous + excluded.anonymous
),
by_month AS (
    INSERT INTO consultation_month AS total (ward_code, month, site_code, channel, age_band, consultations, minutes)
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, channel, age_band, 1, minutes FROM new
    ON CONFLICT (ward_code, month, site_code, channel, age_band) DO UPDATE SET
        consultations = total.consultations + excluded.consultations,
        minutes = total.minutes + excluded.minutes
),
by_site_month AS (
    INSERT INTO site_month AS total (
        ward_code, month, site_code, consultations, minutes, anonymous, residents, in_person, phone, online, visit, under60,
        from60, from65, from75, age_unknown, age_declined)
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, 1, minutes, 1, 0, 1, 0, 0, 0,
        (age_band = 'under60')::integer, (age_band = '60-64')::integer, (age_band IN ('65-69', '70-74'))::integer,
        (age_band IN ('75-79', '80-84', '85-89', '90+'))::integer, 0, 0
    FROM new
    ON CONFLICT (ward_code, month, site_code) DO UPDATE SET
        consultations = total.consultations + excluded.consultations,
        minutes = total.minutes + excluded.minutes,
        anonymous = total.anonymous + excluded.anonymous,
        in_person = total.in_person + excluded.in_person,
        under60 = total.under60 + excluded.under60,
        from60 = total.from60 + excluded.from60,
        from65 = total.from65 + excluded.from65,
        from75 = total.from75 + excluded.from75
),
by_ward_day AS (
    INSERT INTO ward_day AS total (ward_code, held_on, consultations, anonymous, residents)
    SELECT ward_code, held_on, 1, 1, 0 FROM new
    ON CONFLICT (ward_code, held_on) DO UPDATE SET
        consultations = total.consultations + excluded.consultations,
        anonymous = total.anonymous + excluded.anonymous
),
by_outcome AS (
    INSERT INTO outcome_month AS total (
        ward_code, month, site_code, channel, outcome, consultations, timed, minutes, squared_minutes, rated, satisfied)
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, channel, outcome, 1, 1, minutes,
        minutes::integer * minutes, 0, 0
    FROM new
    ON CONFLICT (ward_code, month, site_code, channel, outcome) DO UPDATE SET
        consultations = total.consultations + excluded.consultations,
        timed = total.timed + excluded.timed,
        minutes = total.minutes + excluded.minutes,
        squared_minutes = total.squared_minutes + excluded.squared_minutes,
        rated = total.rated + excluded.rated,
        satisfied = total.satisfied + excluded.satisfied
)
INSERT INTO topic_month AS total (ward_code, month, site_code, topic, mentions)
SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, topic, 1
FROM new CROSS JOIN unnest(topics) AS topic
ORDER BY topic
ON CONFLICT (ward_code, month, site_code, topic) DO UPDATE SET
    mentions = total.mentions + excluded.mentions;
