-- The cohort of a fiscal year (psql sets first and last) from the records: who was first supported in it, and what became of them.
WITH visit AS (
    SELECT coalesce(r.merged_into, r.resident_id) AS person, c.held_on, false AS course
    FROM consultation AS c JOIN resident AS r USING (ward_code, resident_id)
    WHERE c.ward_code = '131156' AND NOT c.void
    UNION ALL
    SELECT coalesce(r.merged_into, r.resident_id), a.held_on, true
    FROM attendance AS a JOIN resident AS r USING (ward_code, resident_id) WHERE a.ward_code = '131156' AND NOT a.void
),
person AS (
    SELECT person, min(held_on) AS supported_on, min(held_on) FILTER (WHERE course) AS finished_on FROM visit GROUP BY person
),
step AS (
    SELECT supporter_code, min(effective_on) FILTER (WHERE status = 'certified') AS certified_on,
        min(effective_on) FILTER (WHERE status = 'active') AS active_on
    FROM supporter_status WHERE ward_code = '131156' GROUP BY supporter_code
),
session AS (
    SELECT code AS supporter_code, min(held_on) AS held_on
    FROM consultation CROSS JOIN unnest(supporters) AS code WHERE ward_code = '131156' AND NOT void GROUP BY code
)
SELECT count(*), count(person.finished_on), count(c.applied_on), count(step.certified_on), count(step.active_on), count(session.held_on)
FROM person
LEFT JOIN (
    SELECT coalesce(r.merged_into, r.resident_id) AS person, c.* FROM conversion AS c JOIN resident AS r USING (ward_code, resident_id)
    WHERE NOT c.void
) AS c USING (person)
LEFT JOIN step USING (supporter_code)
LEFT JOIN session USING (supporter_code)
WHERE person.supported_on BETWEEN :'first' AND :'last';
