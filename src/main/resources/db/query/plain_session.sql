set time zone 'UTC';
set datestyle to 'ISO, YMD';
set intervalstyle to 'postgres';
set extra_float_digits to 1;
set standard_conforming_strings to on;
set search_path to pg_catalog;
set statement_timeout to 0;
set lock_timeout to 0;
set idle_in_transaction_session_timeout to 0;
-- a swap's commit makes durable what was written before it
set synchronous_commit to off;
-- what a killed process has under way ends soon; some systems cannot tell
do $$ begin
    perform set_config('client_connection_check_interval', '5s', false);
exception when invalid_parameter_value then
    null;
end $$
