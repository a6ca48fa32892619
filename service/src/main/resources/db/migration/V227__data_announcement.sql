-- Newer data that the holders of open tasks have yet to be told of: added with the data, worked off after the commit. It is
-- its own table, and only ever added to, so that nobody who announces or decides waits for those who tell.
create table data_announcement (
    id             bigint generated always as identity primary key,
    definition_key text    not null,
    name           text    not null,
    version        text    not null,
    -- how far the open tasks were gone through, by their ids
    after_task     text    not null default '',
    -- how often from the beginning, and whether something has failed this time
    pass           integer not null default 1,
    failed         boolean not null default false
);
