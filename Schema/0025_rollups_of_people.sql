-- What reports on supporters and conversions read: kept with the records, like all roll-ups.

-- `satisfied` are 4 and 5 among the `rated` ones.
ALTER TABLE supporter_month
    ADD COLUMN rated bigint NOT NULL DEFAULT 0,
    ADD COLUMN satisfied bigint NOT NULL DEFAULT 0;

-- The same by day, for a month that a report cuts short, for who gave their first session when, and for who has given none lately.
CREATE TABLE supporter_day (
    ward_code text NOT NULL,
    supporter_code text NOT NULL,
    held_on date NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    rated bigint NOT NULL,
    satisfied bigint NOT NULL,
    CONSTRAINT supporter_day_pkey PRIMARY KEY (ward_code, supporter_code, held_on)
) WITH (fillfactor = 70);

-- And by fiscal year (that of its 1 April), for what groups of supporters gave.
CREATE TABLE supporter_year (
    ward_code text NOT NULL,
    fiscal_year smallint NOT NULL,
    supporter_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    rated bigint NOT NULL,
    satisfied bigint NOT NULL,
    CONSTRAINT supporter_year_pkey PRIMARY KEY (ward_code, fiscal_year, supporter_code)
) WITH (fillfactor = 50);

CREATE INDEX supporter_day_by_day ON supporter_day (ward_code, held_on);

-- Residents by the day and the site of their first support ever (a consultation or a course), and the day of their first course:
-- infinity while there is none. Each person counts once, however many entries are theirs.
CREATE TABLE journey_day (
    ward_code text NOT NULL,
    supported_on date NOT NULL,
    site_code text NOT NULL,
    finished_on date NOT NULL,
    residents bigint NOT NULL,
    CONSTRAINT journey_day_pkey PRIMARY KEY (ward_code, supported_on, site_code, finished_on)
) WITH (fillfactor = 70);

CREATE INDEX journey_day_finished ON journey_day (ward_code, finished_on) WHERE finished_on < 'infinity';

-- For the records that are there already.
ALTER TABLE consultation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE supporter_month NO FORCE ROW LEVEL SECURITY;

UPDATE supporter_month AS m
SET rated = r.rated, satisfied = r.satisfied
FROM (
    SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, supporter_code,
        count(satisfaction) AS rated, count(*) FILTER (WHERE satisfaction >= 4) AS satisfied
    FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void AND satisfaction IS NOT NULL
    GROUP BY 1, 2, 3, 4
) AS r
WHERE (m.ward_code, m.month, m.site_code, m.supporter_code) = (r.ward_code, r.month, r.site_code, r.supporter_code);

INSERT INTO supporter_day
SELECT ward_code, supporter_code, held_on, count(*), coalesce(sum(minutes), 0), count(satisfaction),
    count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void
GROUP BY 1, 2, 3;

INSERT INTO supporter_year
SELECT ward_code, extract(year FROM held_on - interval '3 months')::smallint, supporter_code, count(*),
    coalesce(sum(minutes), 0), count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE NOT void
GROUP BY 1, 2, 3;

INSERT INTO journey_day
SELECT ward_code, supported_on, site_code, 'infinity', count(*)
FROM (
    SELECT DISTINCT ON (ward_code, resident_id) ward_code, held_on AS supported_on, site_code
    FROM consultation WHERE NOT void AND resident_id IS NOT NULL
    ORDER BY ward_code, resident_id, held_on, site_code
) AS journey
GROUP BY ward_code, supported_on, site_code;

ALTER TABLE supporter_month FORCE ROW LEVEL SECURITY;
ALTER TABLE consultation FORCE ROW LEVEL SECURITY;
