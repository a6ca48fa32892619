-- The system that a sensor asks: its looks share the threads of a node, so that one that hangs leaves some to the others.
alter table sensor add column peer text not null default '';
update sensor set peer = kind;
alter table sensor alter column peer drop default;
