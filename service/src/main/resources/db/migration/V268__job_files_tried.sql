-- When the files of an ended attempt were last tried to delete in vain; null before.
alter table job add column files_tried_at timestamptz;
