-- Who chooses where a case goes whose body is no more, and among which.
alter table case_progress add column chooser text;
alter table case_progress add column choices jsonb;

create index inbox_stage on inbox (stage_body, nomination) where valid_to = 9223372036854775807;
create index inbox_choice on inbox (body) where valid_to = 9223372036854775807 and office = 'ADMINISTRATOR';

-- Dissolved units until the cases that lay with them have moved on. Not a view: it says what is still to be done.
create table dissolution (
    unit      text    primary key,
    last_day  date    not null,
    announced boolean not null,
    position  bigint  not null,
    done      boolean not null default false
);
create index dissolution_due on dissolution (last_day, unit) where not done;
