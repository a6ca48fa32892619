-- What has ended is deleted after a while, the oldest first.
create index sensor_ended on sensor (ended_at) where ended_at is not null;
create index function_call_ended on function_call (ended_at) where ended_at is not null;
create index fan_out_ended on fan_out (ended_at) where ended_at is not null;
