-- The new tables are guarded like the others: one ward a session, and no more rights than the work needs.

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY[
        'site_month', 'ward_day', 'outcome_month', 'supporter_month', 'town_month', 'indicator', 'target', 'survey_figure', 'facility_survey']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON site_month, ward_day, outcome_month, supporter_month, town_month TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON indicator, facility_survey TO madoguchi_app;
GRANT SELECT, INSERT ON target, survey_figure TO madoguchi_app;
GRANT SELECT ON standard_indicator TO madoguchi_app, madoguchi_export;
-- To hold a resident still while their first consultations of a year are found.
GRANT UPDATE (registered_at) ON resident TO madoguchi_app;

GRANT SELECT ON site_month, ward_day, outcome_month, town_month, indicator, facility_survey TO madoguchi_export;
-- Not who set or entered it, nor why.
GRANT SELECT (ward_code, indicator_id, fiscal_year, version, value, effective_from) ON target TO madoguchi_export;
GRANT SELECT (ward_code, indicator_id, reference_date, revision, x, n, source) ON survey_figure TO madoguchi_export;
