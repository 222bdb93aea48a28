-- One ward a session, and no more rights than the work needs; who people are, only in the role madoguchi_personal.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'supporter_kind', 'language', 'training_module', 'course_kind', 'partner_kind', 'supporter_status',
        'training_completion', 'supporter_contact', 'site_hours', 'site_closure', 'shift', 'reported_hours',
        'resident_consent', 'resident_person', 'resident_decision', 'course', 'course_place', 'attendance', 'conversion',
        'supporter_day', 'supporter_year', 'journey_day']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT ON standard_supporter_kind TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON supporter_kind, language, training_module, course_kind, partner_kind TO madoguchi_app;
GRANT UPDATE (supporter_kind, home_site, other_sites, languages, skills, hours_per_week) ON supporter TO madoguchi_app;
-- History is added to: of a status that is over, only its end is written.
GRANT SELECT, INSERT, UPDATE (ended_on) ON supporter_status TO madoguchi_app;
GRANT SELECT, INSERT ON training_completion TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON site_hours, site_closure TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (cancelled, reason) ON shift TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (void) ON reported_hours TO madoguchi_app;
GRANT UPDATE (merged_into, withdrawn_on) ON resident TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (withdrawn_on) ON resident_consent TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (undone_at, undone_by) ON resident_decision TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON course TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (status) ON course_place TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (void, reason) ON attendance TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE (
    resident_id, site_code, supported_on, finished_on, certified_on, active_on, first_session_on, still_active_on, void, reason)
    ON conversion TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON supporter_day, supporter_year, journey_day TO madoguchi_app;

-- A withdrawal erases: these two are the only tables from which a role of the service removes anything.
GRANT USAGE ON SCHEMA public TO madoguchi_personal;
GRANT SELECT, INSERT, UPDATE, DELETE ON supporter_contact, resident_person TO madoguchi_personal;

GRANT SELECT ON supporter_kind, language, training_module, course_kind, partner_kind, course, journey_day TO madoguchi_export;
GRANT SELECT (ward_code, supporter_code, supporter_kind, home_site, other_sites, languages, skills, hours_per_week)
    ON supporter TO madoguchi_export;
GRANT SELECT (ward_code, supporter_code, number, status, effective_on, ended_on, certified_until, appointed_until)
    ON supporter_status TO madoguchi_export;
GRANT SELECT (ward_code, course_code, held_on, age_band, satisfaction, can_do_alone, wants_to_help, void)
    ON attendance TO madoguchi_export;
GRANT SELECT (ward_code, conversion_id, applied_on, via, site_code, void) ON conversion TO madoguchi_export;

-- A withdrawal cuts a person's records off from the entries by which they were known: stand-ins that nobody knows, one for each entry,
-- carry them, and the counts, on. Also in the revisions, which the service itself may not change.
CREATE FUNCTION unlink_resident(ward text, entries uuid[], stand_ins uuid[]) RETURNS void
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
REVOKE ALL ON FUNCTION unlink_resident FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unlink_resident TO madoguchi_app;
