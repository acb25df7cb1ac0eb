-- Who works on the step, of those who hold its office.
alter table case_progress add column taken_by text;
alter table case_progress add column taken_on date;
