-- 利用者: on record by consent alone, known to everything else by an opaque id. Who they are stands apart.

-- Entries that are the same person: merged_into is the entry that stands for that person, NULL where it is this one. Consultations
-- keep the entry that they were recorded with, so that a merge can be undone. After a withdrawal nothing is left of the person but the
-- entry, which carries the counts.
ALTER TABLE resident
    ADD COLUMN merged_into uuid,
    ADD COLUMN withdrawn_on date,
    ADD CONSTRAINT resident_merged_into FOREIGN KEY (ward_code, merged_into) REFERENCES resident (ward_code, resident_id),
    ADD CONSTRAINT resident_merged_elsewhere CHECK (merged_into <> resident_id);

CREATE INDEX resident_merged ON resident (ward_code, merged_into) WHERE merged_into IS NOT NULL;

-- 同意: to what, when and how, and when it was taken back.
CREATE TABLE resident_consent (
    ward_code text NOT NULL,
    resident_id uuid NOT NULL,
    number integer NOT NULL,
    purposes text[] NOT NULL,
    method text NOT NULL,
    given_on date NOT NULL,
    withdrawn_on date,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT resident_consent_pkey PRIMARY KEY (ward_code, resident_id, number),
    CONSTRAINT resident_consent_resident FOREIGN KEY (ward_code, resident_id) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_consent_purposes CHECK (
        cardinality(purposes) > 0 AND purposes <@ '{record,contact,courses,supporters}'::text[]),
    CONSTRAINT resident_consent_method CHECK (method IN ('paper', 'oral', 'online')),
    CONSTRAINT resident_consent_days CHECK (withdrawn_on >= given_on)
);

-- Who they are, which only the role madoguchi_personal reads and removes. The keys are the kana and the phone number as they are
-- searched for. Needs are hearing, vision and language; `language` says which.
CREATE TABLE resident_person (
    ward_code text NOT NULL,
    resident_id uuid NOT NULL,
    name text,
    kana text,
    kana_key text,
    phone text,
    phone_key text,
    birth_year smallint,
    age_band text,
    town_code text,
    needs text[] NOT NULL DEFAULT '{}',
    language text,
    CONSTRAINT resident_person_pkey PRIMARY KEY (ward_code, resident_id),
    CONSTRAINT resident_person_resident FOREIGN KEY (ward_code, resident_id) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_person_town FOREIGN KEY (ward_code, town_code) REFERENCES town (ward_code, town_code),
    CONSTRAINT resident_person_language FOREIGN KEY (ward_code, language) REFERENCES language (ward_code, code),
    CONSTRAINT resident_person_needs CHECK (needs <@ '{hearing,vision,language}'::text[])
);

CREATE INDEX resident_person_by_kana ON resident_person (ward_code, kana_key) WHERE kana_key IS NOT NULL;
CREATE INDEX resident_person_by_name ON resident_person (ward_code, name) WHERE name IS NOT NULL;
CREATE INDEX resident_person_by_phone ON resident_person (ward_code, phone_key) WHERE phone_key IS NOT NULL;

-- What somebody decided about two entries: that they are the same person, which may be undone, or that they are not.
CREATE TABLE resident_decision (
    ward_code text NOT NULL,
    decision_id uuid NOT NULL,
    kept uuid NOT NULL,
    other uuid NOT NULL,
    same boolean NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by text NOT NULL,
    reason text,
    undone_at timestamptz,
    undone_by text,
    CONSTRAINT resident_decision_pkey PRIMARY KEY (ward_code, decision_id),
    CONSTRAINT resident_decision_kept FOREIGN KEY (ward_code, kept) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_decision_other FOREIGN KEY (ward_code, other) REFERENCES resident (ward_code, resident_id),
    CONSTRAINT resident_decision_two CHECK (kept <> other)
);

CREATE INDEX resident_decision_of_other ON resident_decision (ward_code, other) WHERE undone_at IS NULL;
CREATE INDEX resident_decision_of_kept ON resident_decision (ward_code, kept) WHERE undone_at IS NULL;

-- A withdrawal finds what was said of a resident in revisions too.
CREATE INDEX support_case_by_resident ON support_case (ward_code, resident_id);
CREATE INDEX consultation_revision_by_resident ON consultation_revision (ward_code, resident_id) WHERE resident_id IS NOT NULL;
