create table plain (
    id bigint primary key, a int, b varchar(20), c decimal(8,2), d datetime, e tinyint(1), f varbinary(16),
    st enum('sad','ok','happy'), `MixedCase` text, j json, h char(5), x double, day date);
