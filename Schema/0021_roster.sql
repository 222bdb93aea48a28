-- When sites are open, who is on duty, and the hours that people say they gave. Times of a day are minutes since midnight in Japan.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A site's week from a day on, until the next one: the n-th elements belong together. Weekdays are 1 (Monday) to 7 (Sunday); `needed`
-- are the supporters wanted at a time. On public holidays a site is closed unless it is open on them.
CREATE TABLE site_hours (
    ward_code text NOT NULL,
    site_code text NOT NULL,
    effective_from date NOT NULL,
    weekdays smallint[] NOT NULL,
    opens smallint[] NOT NULL,
    closes smallint[] NOT NULL,
    needed smallint[] NOT NULL,
    open_on_holidays boolean NOT NULL,
    CONSTRAINT site_hours_pkey PRIMARY KEY (ward_code, site_code, effective_from),
    CONSTRAINT site_hours_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT site_hours_parts CHECK (
        cardinality(weekdays) = cardinality(opens) AND cardinality(opens) = cardinality(closes)
        AND cardinality(closes) = cardinality(needed))
);

-- Days on which a site is closed against its week (臨時休館, 年末年始). Taking one back keeps the row.
CREATE TABLE site_closure (
    ward_code text NOT NULL,
    site_code text NOT NULL,
    closed_on date NOT NULL,
    reason text,
    cancelled boolean NOT NULL DEFAULT false,
    CONSTRAINT site_closure_pkey PRIMARY KEY (ward_code, site_code, closed_on),
    CONSTRAINT site_closure_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code)
);

-- Nobody can be at two places at a time: the database refuses it, whoever writes.
CREATE TABLE shift (
    ward_code text NOT NULL,
    shift_id uuid NOT NULL,
    site_code text NOT NULL,
    supporter_code text NOT NULL,
    held_on date NOT NULL,
    starts smallint NOT NULL,
    ends smallint NOT NULL,
    cancelled boolean NOT NULL DEFAULT false,
    reason text,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT shift_pkey PRIMARY KEY (ward_code, shift_id),
    CONSTRAINT shift_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT shift_supporter FOREIGN KEY (ward_code, supporter_code) REFERENCES supporter (ward_code, supporter_code),
    CONSTRAINT shift_times CHECK (starts >= 0 AND ends > starts AND ends <= 1440),
    CONSTRAINT shift_double_booking EXCLUDE USING gist (
        ward_code WITH =, supporter_code WITH =, held_on WITH =, int4range(starts::integer, ends::integer) WITH &&
    ) WHERE (NOT cancelled)
);

CREATE INDEX shift_by_day ON shift (ward_code, held_on, site_code, starts) WHERE NOT cancelled;

-- 自己申告: minutes that a supporter says they gave on a day. Never needed, never mixed with those of shifts and consultations.
CREATE TABLE reported_hours (
    ward_code text NOT NULL,
    report_id uuid NOT NULL,
    supporter_code text NOT NULL,
    held_on date NOT NULL,
    minutes smallint NOT NULL,
    site_code text,
    void boolean NOT NULL DEFAULT false,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT reported_hours_pkey PRIMARY KEY (ward_code, report_id),
    CONSTRAINT reported_hours_supporter FOREIGN KEY (ward_code, supporter_code)
        REFERENCES supporter (ward_code, supporter_code),
    CONSTRAINT reported_hours_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT reported_hours_minutes CHECK (minutes BETWEEN 1 AND 1440)
);

CREATE INDEX reported_hours_by_day ON reported_hours (ward_code, held_on) WHERE NOT void;
