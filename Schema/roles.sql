-- The roles, once per database server, by someone who may create roles:  psql -f roles.sql
-- Running it again changes nothing. Passwords are set by whoever installs the service.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_owner') THEN
        -- Owns the schema and changes it.
        CREATE ROLE madoguchi_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_app') THEN
        -- The service.
        CREATE ROLE madoguchi_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_export') THEN
        -- The nightly export: reads views without persons.
        CREATE ROLE madoguchi_export LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_personal') THEN
        -- Reads and erases who people are. The service steps into it for just that, and has none of its rights otherwise.
        CREATE ROLE madoguchi_personal NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        ALTER ROLE madoguchi_app NOINHERIT;
        GRANT madoguchi_personal TO madoguchi_app;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'madoguchi_credentials') THEN
        -- Reads and changes what accounts prove themselves by. The service steps into it at a login.
        CREATE ROLE madoguchi_credentials NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        GRANT madoguchi_credentials TO madoguchi_app;
    END IF;
    -- And into this one, to read what is delivered.
    IF NOT pg_has_role('madoguchi_app', 'madoguchi_export', 'MEMBER') THEN
        GRANT madoguchi_export TO madoguchi_app;
    END IF;
END
$$;
