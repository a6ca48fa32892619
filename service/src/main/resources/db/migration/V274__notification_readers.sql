-- Who is told by one message to a chat room that several people read: ",anna,ben,".
alter table notification add column readers text;
