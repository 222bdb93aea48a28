-- The figures of the report on targets from the records themselves. For psql: first, last, first_last_year.
SELECT held_on, count(*), count(*) FILTER (WHERE resident_id IS NULL)
FROM consultation
WHERE ward_code = '131156' AND NOT void AND held_on BETWEEN :'first_last_year' AND :'last'
GROUP BY held_on;
SELECT extract(year FROM held_on - interval '3 months'), count(DISTINCT resident_id)
FROM consultation
WHERE ward_code = '131156' AND NOT void AND resident_id IS NOT NULL AND held_on BETWEEN :'first_last_year' AND :'last'
GROUP BY 1;
SELECT count(DISTINCT supporter), count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)
FROM consultation LEFT JOIN LATERAL unnest(supporters) AS supporter ON true
WHERE ward_code = '131156' AND NOT void AND held_on BETWEEN :'first' AND :'last';
