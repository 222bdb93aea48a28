-- An audit trail of a million links more, each of one entry and following from the one before: for psql, which sets entries.
SELECT set_config('bench.entries', :'entries', false);

DO $$
DECLARE
    ward constant text := current_setting('madoguchi.ward');
    last audit_head%ROWTYPE;
    moment timestamptz := '2024-04-01T09:00:00+09:00';
BEGIN
    SELECT * INTO STRICT last FROM audit_head WHERE ward_code = ward;
    FOR i IN 1..current_setting('bench.entries')::integer LOOP
        last.link := last.link + 1;
        moment := moment + interval '1 minute';
        last.digest := audit_digest(
            last.digest, last.link, moment, audit_line(1, 'counter', 'consultation.recorded', md5(i::text)::uuid || '/1'));
        INSERT INTO audit_link VALUES (ward, last.link, moment, last.digest);
        INSERT INTO audit_entry VALUES (ward, last.link, 1, 'counter', 'consultation.recorded', md5(i::text)::uuid || '/1');
    END LOOP;
    UPDATE audit_head SET link = last.link, digest = last.digest WHERE ward_code = ward;
END
$$;
