-- 保存期間: how long what is personal is kept, who decided that it goes, and what went.

-- Years that are counted from the 1 April after what is kept has ended (the day it was held, decided or last of use). Rules are the ward's.
CREATE TABLE retention_rule (
    ward_code text NOT NULL,
    kind text NOT NULL,
    years smallint NOT NULL,
    set_at timestamptz NOT NULL,
    set_by text NOT NULL,
    CONSTRAINT retention_rule_pkey PRIMARY KEY (ward_code, kind),
    CONSTRAINT retention_rule_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT retention_rule_kind CHECK (kind IN ('notes', 'residents', 'refused_records', 'amendments')),
    CONSTRAINT retention_rule_years CHECK (years BETWEEN 1 AND 30)
);

-- 廃棄: one kind of what was due before a day, from the list of candidates to the record that it is gone.
CREATE TABLE disposal (
    ward_code text NOT NULL,
    disposal_id uuid NOT NULL,
    kind text NOT NULL,
    years smallint NOT NULL,
    -- What ended before this day (a 1 April).
    ended_before date NOT NULL,
    candidates integer NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by text NOT NULL,
    approved_at timestamptz,
    approved_by text,
    erased_at timestamptz,
    -- How many of the candidates were still there, and are gone.
    erased integer,
    CONSTRAINT disposal_pkey PRIMARY KEY (ward_code, disposal_id),
    CONSTRAINT disposal_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT disposal_kind CHECK (kind IN ('notes', 'residents', 'refused_records', 'amendments')),
    CONSTRAINT disposal_ended_before CHECK (extract(month FROM ended_before) = 4 AND extract(day FROM ended_before) = 1),
    CONSTRAINT disposal_approved CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
    CONSTRAINT disposal_four_eyes CHECK (approved_by <> proposed_by),
    CONSTRAINT disposal_erased CHECK ((erased_at IS NULL) = (erased IS NULL) AND (erased_at IS NULL OR approved_at IS NOT NULL))
);

-- The list that was proposed and approved, by opaque ids: nothing else is erased.
CREATE TABLE disposal_candidate (
    ward_code text NOT NULL,
    disposal_id uuid NOT NULL,
    subject uuid NOT NULL,
    CONSTRAINT disposal_candidate_pkey PRIMARY KEY (ward_code, disposal_id, subject),
    CONSTRAINT disposal_candidate_disposal FOREIGN KEY (ward_code, disposal_id) REFERENCES disposal (ward_code, disposal_id)
);

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY['retention_rule', 'disposal', 'disposal_candidate']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON retention_rule TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (approved_at, approved_by, erased_at, erased) ON disposal TO madoguchi_app;
GRANT SELECT, INSERT ON disposal_candidate TO madoguchi_app;

-- Takes the notes of records, what amendments asked for, and refusals away: those of one disposal that somebody else than its proposer
-- has approved, and no others. The service itself may change no revision. Residents go as they do after a withdrawal.
CREATE FUNCTION erase_disposal(ward text, disposal uuid) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        WITH due AS (
            SELECT d.kind, c.subject
            FROM disposal AS d JOIN disposal_candidate AS c USING (ward_code, disposal_id)
            WHERE d.ward_code = ward AND d.disposal_id = disposal AND d.approved_by IS NOT NULL
        ),
        record AS (
            UPDATE consultation AS c SET note = NULL
            FROM due
            WHERE due.kind = 'notes' AND c.ward_code = ward AND c.id = due.subject AND c.note IS NOT NULL
        ),
        revision AS (
            UPDATE consultation_revision AS r SET note = NULL
            FROM due
            WHERE due.kind = 'notes' AND r.ward_code = ward AND r.id = due.subject AND r.note IS NOT NULL
            RETURNING r.id
        ),
        change AS (
            UPDATE amendment AS a SET body = NULL, remark = NULL
            FROM due
            WHERE due.kind = 'amendments' AND a.ward_code = ward AND a.amendment_id = due.subject AND a.decision IS NOT NULL
                AND (a.body IS NOT NULL OR a.remark IS NOT NULL)
            RETURNING a.amendment_id
        ),
        refusal AS (
            DELETE FROM refused_record AS r USING due
            WHERE due.kind = 'refused_records' AND r.ward_code = ward AND r.id = due.subject
            RETURNING r.id
        )
        SELECT (SELECT count(DISTINCT id) FROM revision) + (SELECT count(*) FROM change) + (SELECT count(*) FROM refusal);
    END;
REVOKE ALL ON FUNCTION erase_disposal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_disposal TO madoguchi_app;

-- Which end of the audit trail an export has printed: what was there then must be there for ever. NULL in runs of before.
ALTER TABLE export_run
    ADD COLUMN audit_link bigint,
    ADD COLUMN audit_digest bytea,
    ADD CONSTRAINT export_run_audit CHECK ((audit_link IS NULL) = (audit_digest IS NULL));
