-- Which user locked an external task under which worker's name: the name alone proves nothing.
create table external_task_holder (
    external_task_id text not null,
    worker_id text not null,
    user_id text not null,
    primary key (external_task_id, worker_id)
);
