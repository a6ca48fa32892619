-- Searches ask the database whether a stored text is JSON before they read it as such; older servers cannot say.
do $$
begin
    if current_setting('server_version_num')::integer < 160000 then
        raise exception 'PostgreSQL 16 or newer is needed; this is %', current_setting('server_version');
    end if;
end $$;
