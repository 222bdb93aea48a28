-- The tenant, and the calendar that all wards share.
-- Every table of a ward's own data has ward_code first in its primary key and in each unique and foreign key, so that it can be
-- distributed by ward; lists without a ward are reference tables.

CREATE TABLE japanese_era (
    name text NOT NULL,
    letter text NOT NULL,
    first_day date NOT NULL,
    last_day date,
    CONSTRAINT japanese_era_pkey PRIMARY KEY (name),
    CONSTRAINT japanese_era_days CHECK (last_day >= first_day)
);

INSERT INTO japanese_era (name, letter, first_day, last_day) VALUES
    ('明治', 'M', '1868-01-25', '1912-07-29'),
    ('大正', 'T', '1912-07-30', '1926-12-24'),
    ('昭和', 'S', '1926-12-25', '1989-01-07'),
    ('平成', 'H', '1989-01-08', '2019-04-30'),
    ('令和', 'R', '2019-05-01', NULL);

-- 全国地方公共団体コード of the wards that this is made for; any other six-digit code may be used as well.
CREATE TABLE local_government (
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT local_government_pkey PRIMARY KEY (code)
);

INSERT INTO local_government (code, name) VALUES
    ('131016', '千代田区'), ('131024', '中央区'), ('131032', '港区'), ('131041', '新宿区'), ('131059', '文京区'),
    ('131067', '台東区'), ('131075', '墨田区'), ('131083', '江東区'), ('131091', '品川区'), ('131105', '目黒区'),
    ('131113', '大田区'), ('131121', '世田谷区'), ('131130', '渋谷区'), ('131148', '中野区'), ('131156', '杉並区'),
    ('131164', '豊島区'), ('131172', '北区'), ('131181', '荒川区'), ('131199', '板橋区'), ('131202', '練馬区'),
    ('131211', '足立区'), ('131229', '葛飾区'), ('131237', '江戸川区');

CREATE TABLE ward (
    ward_code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT ward_pkey PRIMARY KEY (ward_code),
    CONSTRAINT ward_code_format CHECK (ward_code ~ '^[0-9]{6}$')
);
