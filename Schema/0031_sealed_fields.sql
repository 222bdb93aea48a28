-- Who people are, and what was noted of them, is sealed with keys that are not in the database. A sealed value begins with the byte 1 and
-- the four bytes of its key's id; a value from before there were keys begins with the byte 0 and is sealed by `madoguchi keys rotate`.
-- What belongs to which place is part of the seal, so that a value which was moved to another row does not open.

-- Which waiting changes speak of somebody cannot be seen any more without the keys: the service opens and empties those.
CREATE OR REPLACE FUNCTION unlink_resident(ward text, entries uuid[], stand_ins uuid[]) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        UPDATE consultation AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE consultation_revision AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE support_case AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE attendance AS c SET resident_id = s.stand_in
        FROM unnest(entries, stand_ins) AS s (entry, stand_in) WHERE c.ward_code = ward AND c.resident_id = s.entry;
        UPDATE resident_decision SET reason = NULL WHERE ward_code = ward AND (kept = ANY (entries) OR other = ANY (entries));
        UPDATE course_place SET resident_id = NULL WHERE ward_code = ward AND resident_id = ANY (entries);
    END;

ALTER TABLE consultation
    DROP CONSTRAINT consultation_note,
    ALTER COLUMN note TYPE bytea USING '\x00'::bytea || convert_to(note, 'UTF8'),
    -- 1000 characters, each of four bytes at most, and the seal.
    ADD CONSTRAINT consultation_note CHECK (length(note) <= 4096);

-- The seal of a record's note is that of its last revision, byte for byte.
ALTER TABLE consultation_revision
    ALTER COLUMN note TYPE bytea USING '\x00'::bytea || convert_to(note, 'UTF8');

ALTER TABLE amendment
    DROP CONSTRAINT amendment_length,
    ALTER COLUMN body TYPE bytea USING '\x00'::bytea || convert_to(body, 'UTF8'),
    ADD CONSTRAINT amendment_length CHECK (length(body) <= 100100);

-- The keys are hashes that only the service can make: of the name, of the kana and of the phone number as they are searched for.
DROP INDEX resident_person_by_name;
ALTER TABLE resident_person
    DROP CONSTRAINT resident_person_needs,
    ALTER COLUMN needs DROP DEFAULT,
    ALTER COLUMN needs DROP NOT NULL,
    ALTER COLUMN name TYPE bytea USING '\x00'::bytea || convert_to(name, 'UTF8'),
    ALTER COLUMN kana TYPE bytea USING '\x00'::bytea || convert_to(kana, 'UTF8'),
    ALTER COLUMN phone TYPE bytea USING '\x00'::bytea || convert_to(phone, 'UTF8'),
    ALTER COLUMN needs TYPE bytea
        USING CASE WHEN needs <> '{}' THEN '\x00'::bytea || convert_to(array_to_string(needs, ' '), 'UTF8') END,
    ALTER COLUMN kana_key TYPE bytea USING NULL,
    ALTER COLUMN phone_key TYPE bytea USING NULL,
    ADD COLUMN name_key bytea;
CREATE INDEX resident_person_by_name ON resident_person (ward_code, name_key) WHERE name_key IS NOT NULL;

ALTER TABLE supporter_contact
    ALTER COLUMN name TYPE bytea USING '\x00'::bytea || convert_to(name, 'UTF8'),
    ALTER COLUMN kana TYPE bytea USING '\x00'::bytea || convert_to(kana, 'UTF8'),
    ALTER COLUMN phone TYPE bytea USING '\x00'::bytea || convert_to(phone, 'UTF8'),
    ALTER COLUMN email TYPE bytea USING '\x00'::bytea || convert_to(email, 'UTF8');

-- With which keys values have been sealed: a service that has not all of them does not begin.
CREATE TABLE sealing_key (
    ward_code text NOT NULL,
    -- Eight hexadecimal digits; of the key itself nothing can be told from them.
    key_id text NOT NULL,
    first_used_at timestamptz NOT NULL,
    -- When nothing was sealed with it any more, and it was given up.
    retired_at timestamptz,
    CONSTRAINT sealing_key_pkey PRIMARY KEY (ward_code, key_id),
    CONSTRAINT sealing_key_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT sealing_key_id CHECK (key_id ~ '^[0-9a-f]{8}$')
);
ALTER TABLE sealing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE sealing_key FORCE ROW LEVEL SECURITY;
CREATE POLICY sealing_key_ward ON sealing_key USING (ward_code = (SELECT current_setting('madoguchi.ward', true)));
GRANT SELECT, INSERT ON sealing_key TO madoguchi_app;
