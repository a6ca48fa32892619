-- When the service first passed on to the backend that a run is to end; null before.
alter table job add column end_told_at timestamptz;
