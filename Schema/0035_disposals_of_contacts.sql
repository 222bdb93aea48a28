-- Contacts of supporters are kept for a time as well, and what is erased is looked at once more when it is erased.

-- Of a contact, a candidate is the supporter's code; of the other kinds an opaque id, as before.
DROP FUNCTION erase_disposal;
ALTER TABLE disposal_candidate
    ALTER COLUMN subject TYPE text USING subject::text,
    -- When it had ended, as the list says that is looked at and approved. NULL in lists of before, and in those of a restored record.
    ADD COLUMN ended_on date;

ALTER TABLE retention_rule
    DROP CONSTRAINT retention_rule_kind,
    ADD CONSTRAINT retention_rule_kind CHECK (kind IN ('notes', 'residents', 'contacts', 'refused_records', 'amendments'));
ALTER TABLE disposal
    DROP CONSTRAINT disposal_kind,
    ADD CONSTRAINT disposal_kind CHECK (kind IN ('notes', 'residents', 'contacts', 'refused_records', 'amendments'));

COMMENT ON COLUMN disposal.erased IS 'How many of the candidates are gone: also those who had withdrawn before they were erased.';

-- A list is proposed without an approval, and approved afterwards, by another name.
REVOKE INSERT ON disposal FROM madoguchi_app;
GRANT INSERT (ward_code, disposal_id, kind, years, ended_before, candidates, proposed_at, proposed_by) ON disposal TO madoguchi_app;

-- Takes the notes of records with what amendments asked for about them, amendments, and refusals away: those of one disposal that somebody
-- else than its proposer has approved, and no others; of them, what still has ended before the day. The service itself may change no
-- revision. Whoever calls it keeps others from correcting meanwhile. People and contacts go by the service, one by one.
CREATE FUNCTION erase_disposal(ward text, disposal uuid) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public
    BEGIN ATOMIC
        WITH due AS MATERIALIZED (
            SELECT d.kind, d.ended_before, CASE WHEN d.kind <> 'contacts' THEN c.subject::uuid END AS id
            FROM disposal AS d JOIN disposal_candidate AS c USING (ward_code, disposal_id)
            WHERE d.ward_code = ward AND d.disposal_id = disposal AND d.approved_by IS NOT NULL
        ),
        ended AS MATERIALIZED (
            SELECT c.id FROM due JOIN consultation AS c ON c.ward_code = ward AND c.id = due.id
            WHERE due.kind = 'notes' AND c.held_on < due.ended_before
        ),
        record AS (
            UPDATE consultation AS c SET note = NULL
            FROM ended WHERE c.ward_code = ward AND c.id = ended.id AND c.note IS NOT NULL
        ),
        revision AS (
            UPDATE consultation_revision AS r SET note = NULL
            FROM ended WHERE r.ward_code = ward AND r.id = ended.id AND r.note IS NOT NULL
            RETURNING r.id
        ),
        copy AS (
            UPDATE amendment AS a SET body = NULL
            FROM ended
            WHERE a.ward_code = ward AND a.subject = ended.id::text AND a.body IS NOT NULL
                AND a.operation IN ('record_consultation', 'correct_consultation', 'void_consultation')
        ),
        change AS (
            UPDATE amendment AS a SET body = NULL, remark = NULL
            FROM due
            WHERE due.kind = 'amendments' AND a.ward_code = ward AND a.amendment_id = due.id
                AND (coalesce(a.decided_at, a.proposed_at) AT TIME ZONE 'UTC' + interval '9 hours')::date < due.ended_before
                AND (a.body IS NOT NULL OR a.remark IS NOT NULL)
            RETURNING a.amendment_id
        ),
        refusal AS (
            DELETE FROM refused_record AS r USING due
            WHERE due.kind = 'refused_records' AND r.ward_code = ward AND r.id = due.id
                AND (r.refused_at AT TIME ZONE 'UTC' + interval '9 hours')::date < due.ended_before
            RETURNING r.id
        )
        SELECT (SELECT count(DISTINCT id) FROM revision) + (SELECT count(*) FROM change) + (SELECT count(*) FROM refusal);
    END;
REVOKE ALL ON FUNCTION erase_disposal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_disposal TO madoguchi_app;
