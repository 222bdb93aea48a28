-- Every session sees one ward: the one in its setting madoguchi.ward; without it, none. Forced, so that it binds the owner too.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'ward', 'town', 'town_population', 'town_population_age', 'site_kind', 'site', 'topic', 'outcome', 'supporter',
        'resident', 'support_case', 'consultation', 'consultation_revision', 'consultation_day', 'consultation_month',
        'topic_month', 'resident_year', 'audit_head', 'audit_link', 'audit_entry', 'access_token']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;
