-- The coverage report's figures from the records themselves: what a system without roll-ups would ask. For psql: first, last.
SELECT site_code, date_trunc('month', held_on::timestamp)::date AS month, channel, age_band, count(*), sum(minutes),
    count(*) FILTER (WHERE resident_id IS NULL)
FROM consultation
WHERE ward_code = '131156' AND NOT void AND held_on BETWEEN :'first' AND :'last'
GROUP BY site_code, month, channel, age_band;
SELECT site_code, count(DISTINCT resident_id)
FROM consultation
WHERE ward_code = '131156' AND NOT void AND resident_id IS NOT NULL AND held_on BETWEEN :'first' AND :'last'
GROUP BY ROLLUP (site_code);
SELECT site_code, count(DISTINCT supporter)
FROM consultation CROSS JOIN unnest(supporters) AS supporter
WHERE ward_code = '131156' AND NOT void AND held_on BETWEEN :'first' AND :'last'
GROUP BY ROLLUP (site_code);
