-- One ward a session, and no more rights than the work needs.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'site_closing', 'closing', 'closing_version', 'closed_figure', 'published_report', 'amendment', 'refused_record',
        'export_run', 'public_release', 'public_figure']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON site_closing, closing, refused_record TO madoguchi_app;
-- What was published is added to, and never changed.
GRANT SELECT, INSERT ON closing_version, closed_figure, published_report, public_release, public_figure TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (body, decision, decided_at, decided_by, remark) ON amendment TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (finished_at, delivered_at) ON export_run TO madoguchi_app;
GRANT SELECT ON month_figure TO madoguchi_app;

-- The service steps into madoguchi_export to read what is delivered: of a person it could not read anything even by mistake.
GRANT SELECT ON site_closing, closing, closing_version, closed_figure, public_release, public_figure, export_run, month_figure,
    public_holiday, supporter_month, supporter_day, supporter_year, site_hours, site_closure TO madoguchi_export;
GRANT SELECT (ward_code, amendment_id, operation, subject, site_code, months, reason, proposed_at, decision, decided_at, decided_by)
    ON amendment TO madoguchi_export;
GRANT SELECT (ward_code, conversion_id, supporter_code, supported_on, finished_on, applied_on, certified_on, active_on, first_session_on,
    still_active_on, via, site_code, void) ON conversion TO madoguchi_export;
GRANT SELECT (ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, cancelled) ON shift TO madoguchi_export;
GRANT SELECT (ward_code, supporter_code, site_code, held_on, minutes, void) ON reported_hours TO madoguchi_export;

-- A withdrawal reaches changes that wait, and those that were declined: what was approved is in the records.
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
        UPDATE amendment AS a SET body = NULL
        FROM unnest(entries) AS e (entry)
        WHERE a.ward_code = ward AND a.body IS NOT NULL AND position(e.entry::text IN lower(a.body)) > 0;
    END;
