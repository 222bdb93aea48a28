-- Totals of a town's population, kept by the import that writes its ages: reports divide by them.

ALTER TABLE town_population
    ADD COLUMN population integer NOT NULL DEFAULT 0,
    ADD COLUMN pop65 integer NOT NULL DEFAULT 0,
    ADD COLUMN pop75 integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT town_population_totals CHECK (pop75 >= 0 AND pop65 >= pop75 AND population >= pop65);

ALTER TABLE town_population NO FORCE ROW LEVEL SECURITY;
ALTER TABLE town_population_age NO FORCE ROW LEVEL SECURITY;

UPDATE town_population AS p
SET population = a.population, pop65 = a.pop65, pop75 = a.pop75
FROM (
    SELECT ward_code, reference_date, town_code, sum(male + female) AS population,
        coalesce(sum(male + female) FILTER (WHERE age >= 65), 0) AS pop65,
        coalesce(sum(male + female) FILTER (WHERE age >= 75), 0) AS pop75
    FROM town_population_age
    GROUP BY ward_code, reference_date, town_code
) AS a
WHERE a.ward_code = p.ward_code AND a.reference_date = p.reference_date AND a.town_code = p.town_code;

ALTER TABLE town_population_age FORCE ROW LEVEL SECURITY;
ALTER TABLE town_population FORCE ROW LEVEL SECURITY;
