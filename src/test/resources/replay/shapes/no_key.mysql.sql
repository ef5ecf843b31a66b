create table nokey (a int, b varchar(10), c decimal(6,2));
create table nokey_wide (
    a int, t text, j json, x double, f varbinary(4), e tinyint(1), d datetime, h char(3), st enum('sad','ok'));
