-- Least privilege. The service appends to what must not change, and removes nothing.

GRANT USAGE ON SCHEMA public TO madoguchi_app, madoguchi_export;

GRANT SELECT ON japanese_era, local_government, standard_code TO madoguchi_app;
GRANT SELECT ON schema_migration TO madoguchi_app, madoguchi_export;

GRANT SELECT ON ward TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON town, town_population, town_population_age, site TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON site_kind, topic, outcome TO madoguchi_app;
GRANT SELECT, INSERT ON supporter, resident, support_case TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON consultation TO madoguchi_app;
GRANT SELECT, INSERT ON consultation_revision TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON consultation_day, consultation_month, topic_month, resident_year TO madoguchi_app;
GRANT SELECT, UPDATE ON audit_head TO madoguchi_app;
GRANT SELECT, INSERT ON audit_link, audit_entry TO madoguchi_app;
GRANT SELECT, INSERT, UPDATE ON access_token TO madoguchi_app;

-- Records without persons: no note, no resident, no staff, and nothing by which a paper record could be found again.
CREATE VIEW consultation_without_persons AS
    SELECT ward_code, id, site_code, held_on, channel, topics, age_band, minutes, outcome, satisfaction, can_do_online,
        revision, void
    FROM consultation;

GRANT SELECT ON consultation_without_persons, consultation_day, consultation_month, topic_month TO madoguchi_export;
GRANT SELECT ON ward, site, site_kind, topic, outcome, town, town_population, town_population_age TO madoguchi_export;
