create table business_key_counter (
    definition_key text not null,
    day date not null,
    last_number integer not null,
    primary key (definition_key, day)
);
comment on table business_key_counter is 'The last number given to a run of a process on a day, for business keys.';
