-- What reports read besides: people, outcomes, satisfaction, supporters and towns, each kept in the same statement as the record.

-- The visits of one resident, by day: who is seen for the first time in a fiscal year is found here.
CREATE INDEX consultation_by_resident ON consultation (ward_code, resident_id, held_on) WHERE resident_id IS NOT NULL;

-- People are counted on the day of the first of their consultations in the fiscal year that count, at each site and in the ward: so
-- that adding up days from 1 April on gives 実人数, for any day. Consultations of people who are not on record stand beside, and are
-- never among them.
ALTER TABLE consultation_day
    ADD COLUMN anonymous bigint NOT NULL DEFAULT 0,
    ADD COLUMN residents bigint NOT NULL DEFAULT 0;

-- A site's month (its first day) in one row, with its consultations by channel and by age group: these are fixed, so they are columns.
-- consultation_month, which crosses the two, has forty rows for it.
CREATE TABLE site_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    anonymous bigint NOT NULL,
    residents bigint NOT NULL,
    in_person bigint NOT NULL,
    phone bigint NOT NULL,
    online bigint NOT NULL,
    visit bigint NOT NULL,
    under60 bigint NOT NULL,
    from60 bigint NOT NULL,
    from65 bigint NOT NULL,
    from75 bigint NOT NULL,
    age_unknown bigint NOT NULL,
    age_declined bigint NOT NULL,
    CONSTRAINT site_month_pkey PRIMARY KEY (ward_code, month, site_code)
) WITH (fillfactor = 50);

CREATE TABLE ward_day (
    ward_code text NOT NULL,
    held_on date NOT NULL,
    consultations bigint NOT NULL,
    anonymous bigint NOT NULL,
    residents bigint NOT NULL,
    CONSTRAINT ward_day_pkey PRIMARY KEY (ward_code, held_on)
) WITH (fillfactor = 50);

-- It told who was seen in a year, but not since when.
DROP TABLE resident_year;

-- Outcomes, lengths and satisfaction by month (its first day), site and channel. Outcome '' is none written down; minutes and
-- their squares are those of the `timed` ones, whose length was written down; `satisfied` are 4 and 5 among the `rated` ones.
CREATE TABLE outcome_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    channel text NOT NULL,
    outcome text NOT NULL,
    consultations bigint NOT NULL,
    timed bigint NOT NULL,
    minutes bigint NOT NULL,
    squared_minutes bigint NOT NULL,
    rated bigint NOT NULL,
    satisfied bigint NOT NULL,
    CONSTRAINT outcome_month_pkey PRIMARY KEY (ward_code, month, site_code, channel, outcome)
) WITH (fillfactor = 50);

-- What each supporter gave by month (its first day) and site; a consultation given by two counts for both.
CREATE TABLE supporter_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    supporter_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    CONSTRAINT supporter_month_pkey PRIMARY KEY (ward_code, month, site_code, supporter_code)
) WITH (fillfactor = 70);

-- Consultations by month (its first day) and by the town where the person lives, where that was written down.
CREATE TABLE town_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    town_code text NOT NULL,
    consultations bigint NOT NULL,
    CONSTRAINT town_month_pkey PRIMARY KEY (ward_code, month, town_code)
) WITH (fillfactor = 50);

-- For the records that are there already. A step of the schema is for all wards, so it reads past the guard of each ward's rows.
ALTER TABLE consultation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation_day NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation_month NO FORCE ROW LEVEL SECURITY;

UPDATE consultation_day AS d
SET anonymous = n.anonymous
FROM (
    SELECT ward_code, held_on, site_code, count(*) AS anonymous
    FROM consultation WHERE NOT void AND resident_id IS NULL
    GROUP BY ward_code, held_on, site_code
) AS n
WHERE n.ward_code = d.ward_code AND n.held_on = d.held_on AND n.site_code = d.site_code;

UPDATE consultation_day AS d
SET residents = n.residents
FROM (
    SELECT ward_code, held_on, site_code, count(*) AS residents
    FROM (
        SELECT ward_code, site_code, min(held_on) AS held_on
        FROM consultation WHERE NOT void AND resident_id IS NOT NULL
        GROUP BY ward_code, extract(year FROM held_on - interval '3 months'), resident_id, site_code
    ) AS arrival
    GROUP BY ward_code, held_on, site_code
) AS n
WHERE n.ward_code = d.ward_code AND n.held_on = d.held_on AND n.site_code = d.site_code;

INSERT INTO site_month
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
) AS m USING (ward_code, month, site_code);

INSERT INTO ward_day
SELECT ward_code, held_on, sum(consultations), sum(anonymous), 0
FROM consultation_day
GROUP BY ward_code, held_on;

UPDATE ward_day AS d
SET residents = n.residents
FROM (
    SELECT ward_code, held_on, count(*) AS residents
    FROM (
        SELECT ward_code, min(held_on) AS held_on
        FROM consultation WHERE NOT void AND resident_id IS NOT NULL
        GROUP BY ward_code, extract(year FROM held_on - interval '3 months'), resident_id
    ) AS arrival
    GROUP BY ward_code, held_on
) AS n
WHERE n.ward_code = d.ward_code AND n.held_on = d.held_on;

INSERT INTO outcome_month
SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, channel, coalesce(outcome, ''), count(*),
    count(minutes), coalesce(sum(minutes), 0), coalesce(sum(minutes::bigint * minutes), 0), count(satisfaction),
    count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation WHERE NOT void
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO supporter_month
SELECT ward_code, date_trunc('month', held_on::timestamp)::date, site_code, supporter_code, count(*),
    coalesce(sum(minutes), 0)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void
GROUP BY 1, 2, 3, 4;

INSERT INTO town_month
SELECT ward_code, date_trunc('month', held_on::timestamp)::date, town_code, count(*)
FROM consultation WHERE NOT void AND town_code IS NOT NULL
GROUP BY 1, 2, 3;

ALTER TABLE consultation_month FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation_day FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation FORCE ROW LEVEL SECURITY;
