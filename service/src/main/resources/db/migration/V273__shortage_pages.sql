-- How far the sweep has come; null when it is through.
alter table shortage_sweep add column at_task text;
