-- Totals that are kept in the same statement as the record, so that they are exact at every moment. Void records count nowhere.
-- A row may stand at zero; it is never removed.

-- 相談件数 and minutes by day and site.
CREATE TABLE consultation_day (
    ward_code text NOT NULL,
    held_on date NOT NULL,
    site_code text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    CONSTRAINT consultation_day_pkey PRIMARY KEY (ward_code, held_on, site_code)
) WITH (fillfactor = 50);

-- 相談件数 and minutes by month (its first day), site, channel and age band.
CREATE TABLE consultation_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    channel text NOT NULL,
    age_band text NOT NULL,
    consultations bigint NOT NULL,
    minutes bigint NOT NULL,
    CONSTRAINT consultation_month_pkey PRIMARY KEY (ward_code, month, site_code, channel, age_band)
) WITH (fillfactor = 50);

-- 内容別延べ件数(複数計上) by month (its first day), site and topic: mentions, never to be added up to consultations.
CREATE TABLE topic_month (
    ward_code text NOT NULL,
    month date NOT NULL,
    site_code text NOT NULL,
    topic text NOT NULL,
    mentions bigint NOT NULL,
    CONSTRAINT topic_month_pkey PRIMARY KEY (ward_code, month, site_code, topic)
) WITH (fillfactor = 50);

-- 実人数: which residents were supported in a fiscal year (named by the year of its 1 April), and where.
CREATE TABLE resident_year (
    ward_code text NOT NULL,
    fiscal_year smallint NOT NULL,
    resident_id uuid NOT NULL,
    site_code text NOT NULL,
    consultations bigint NOT NULL,
    CONSTRAINT resident_year_pkey PRIMARY KEY (ward_code, fiscal_year, resident_id, site_code)
) WITH (fillfactor = 80);
