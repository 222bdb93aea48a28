-- Personal accounts: who may come in, as what, where, and until when. How they prove it stands apart.

-- アカウント: known to the trail of changes by its name, which is never a person's own. `sites` NULL is all sites; `valid_until` is the
-- last day, 31 March for an appointment by the year.
CREATE TABLE account (
    ward_code text NOT NULL,
    account text NOT NULL,
    role text NOT NULL,
    sites text[],
    valid_until date,
    is_disabled boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    CONSTRAINT account_pkey PRIMARY KEY (ward_code, account),
    CONSTRAINT account_ward FOREIGN KEY (ward_code) REFERENCES ward (ward_code),
    CONSTRAINT account_role CHECK (
        role IN ('staff', 'site_leader', 'coordinator', 'statistician', 'administrator', 'auditor'))
);

-- What an account proves itself by, which only the role madoguchi_credentials reads and changes. The password is an Argon2id hash with
-- its parameters; the key of the second factor is sealed as personal fields are; of an invitation there is a hash.
-- `last_step` is the step of thirty seconds whose code was accepted last: that one and those before it are used up.
CREATE TABLE account_credential (
    ward_code text NOT NULL,
    account text NOT NULL,
    password_hash text,
    password_set_at timestamptz,
    factor_key bytea,
    offered_factor_key bytea,
    last_step bigint,
    invitation_hash bytea,
    invited_until timestamptz,
    CONSTRAINT account_credential_pkey PRIMARY KEY (ward_code, account),
    CONSTRAINT account_credential_account FOREIGN KEY (ward_code, account) REFERENCES account (ward_code, account),
    CONSTRAINT account_credential_invitation CHECK ((invitation_hash IS NULL) = (invited_until IS NULL))
);

-- Codes for who has lost the second factor, each good for one time.
CREATE TABLE recovery_code (
    ward_code text NOT NULL,
    account text NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamptz,
    CONSTRAINT recovery_code_pkey PRIMARY KEY (ward_code, account, code_hash),
    CONSTRAINT recovery_code_account FOREIGN KEY (ward_code, account) REFERENCES account (ward_code, account)
);

-- Every token belongs to an account from now on, and what it opens is what the account may do. Where one name had tokens for different
-- things, the latest says what the account is, and the others are revoked.
ALTER TABLE access_token NO FORCE ROW LEVEL SECURITY;

INSERT INTO account (ward_code, account, role, sites, created_at)
SELECT DISTINCT ON (ward_code, account) ward_code, account, role, sites, issued_at
FROM access_token
ORDER BY ward_code, account, revoked_at IS NOT NULL, issued_at DESC;

UPDATE access_token AS t SET revoked_at = now()
FROM account AS a
WHERE a.ward_code = t.ward_code AND a.account = t.account AND t.revoked_at IS NULL
    AND (t.role, t.sites) IS DISTINCT FROM (a.role, a.sites);

-- A session comes from a login and ends when it is not used; the other tokens are for programs. `used_at` is kept to a few minutes.
ALTER TABLE access_token
    DROP COLUMN role,
    DROP COLUMN sites,
    ADD COLUMN kind text NOT NULL DEFAULT 'service',
    ADD COLUMN used_at timestamptz,
    ADD CONSTRAINT access_token_kind CHECK (kind IN ('service', 'session')),
    ADD CONSTRAINT access_token_account FOREIGN KEY (ward_code, account) REFERENCES account (ward_code, account);

CREATE INDEX access_token_of_account ON access_token (ward_code, account) WHERE revoked_at IS NULL;

ALTER TABLE access_token FORCE ROW LEVEL SECURITY;

DO $$
DECLARE
    ward_table text;
BEGIN
    FOREACH ward_table IN ARRAY ARRAY['account', 'account_credential', 'recovery_code']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', ward_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', ward_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (ward_code = (SELECT current_setting(''madoguchi.ward'', true)))',
            ward_table || '_ward', ward_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE (role, sites, valid_until, is_disabled) ON account TO madoguchi_app;
REVOKE UPDATE ON access_token FROM madoguchi_app;
GRANT UPDATE (revoked_at, used_at) ON access_token TO madoguchi_app;

GRANT USAGE ON SCHEMA public TO madoguchi_credentials;
GRANT SELECT, INSERT, UPDATE ON account_credential TO madoguchi_credentials;
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_code TO madoguchi_credentials;

-- What was recorded today is found by when it was recorded: few pages, since records lie in that order.
CREATE INDEX consultation_by_recording ON consultation USING brin (ward_code, recorded_at);
