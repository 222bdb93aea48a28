-- 相談 as they stand now, the topics of each, and every state that they have had.
-- Nothing is deleted: a correction or a void is a new revision.

CREATE TABLE consultation (
    ward_code text NOT NULL,
    id uuid NOT NULL,
    site_code text NOT NULL,
    held_on date NOT NULL,
    held_at timestamptz,
    channel text NOT NULL,
    topics text[] NOT NULL,
    age_band text NOT NULL,
    minutes smallint,
    outcome text,
    town_code text,
    supporters text[] NOT NULL,
    resident_id uuid,
    support_case_id uuid,
    satisfaction smallint,
    can_do_online boolean,
    receipt text,
    note text,
    revision integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    void boolean NOT NULL,
    CONSTRAINT consultation_pkey PRIMARY KEY (ward_code, id),
    CONSTRAINT consultation_site FOREIGN KEY (ward_code, site_code) REFERENCES site (ward_code, site_code),
    CONSTRAINT consultation_outcome FOREIGN KEY (ward_code, outcome) REFERENCES outcome (ward_code, code),
    CONSTRAINT consultation_town FOREIGN KEY (ward_code, town_code) REFERENCES town (ward_code, town_code),
    CONSTRAINT consultation_resident FOREIGN KEY (ward_code, resident_id)
        REFERENCES resident (ward_code, resident_id),
    CONSTRAINT consultation_support_case FOREIGN KEY (ward_code, support_case_id)
        REFERENCES support_case (ward_code, support_case_id),
    CONSTRAINT consultation_channel CHECK (channel IN ('in_person', 'phone', 'online', 'visit')),
    CONSTRAINT consultation_age_band CHECK (age_band IN (
        'under60', '60-64', '65-69', '70-74', '75-79', '80-84', '85-89', '90+', 'unknown', 'declined')),
    CONSTRAINT consultation_topics CHECK (cardinality(topics) BETWEEN 1 AND 20),
    CONSTRAINT consultation_minutes CHECK (minutes BETWEEN 1 AND 600),
    CONSTRAINT consultation_satisfaction CHECK (satisfaction BETWEEN 1 AND 5),
    CONSTRAINT consultation_held CHECK (held_on = ((held_at AT TIME ZONE 'UTC') + interval '9 hours')::date),
    CONSTRAINT consultation_note CHECK (length(note) <= 1000)
);

-- 受付番号 stands for one consultation. Most records have none and need no place in the index.
CREATE UNIQUE INDEX consultation_receipt ON consultation (ward_code, receipt) WHERE receipt IS NOT NULL;

-- Lists go by day, the latest first; a site's list is a small part of its days.
CREATE INDEX consultation_by_day ON consultation (ward_code, held_on DESC, id DESC);

-- Written in one statement with the record that it belongs to, which is never removed; verification compares the two. A foreign
-- key would look up each record once more as it is written.
CREATE TABLE consultation_revision (
    ward_code text NOT NULL,
    id uuid NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    reason text,
    site_code text NOT NULL,
    held_on date NOT NULL,
    held_at timestamptz,
    channel text NOT NULL,
    topics text[] NOT NULL,
    age_band text NOT NULL,
    minutes smallint,
    outcome text,
    town_code text,
    supporters text[] NOT NULL,
    resident_id uuid,
    support_case_id uuid,
    satisfaction smallint,
    can_do_online boolean,
    receipt text,
    note text,
    void boolean NOT NULL,
    CONSTRAINT consultation_revision_pkey PRIMARY KEY (ward_code, id, revision),
    CONSTRAINT consultation_revision_kind CHECK (kind IN ('recorded', 'corrected', 'voided')),
    CONSTRAINT consultation_revision_reason CHECK ((kind = 'recorded') = (reason IS NULL)),
    CONSTRAINT consultation_revision_number CHECK ((kind = 'recorded') = (revision = 1))
);
