-- ---- approval.conflicts

create table conflict (
    conflict     text   not null,
    version      bigint not null,
    person       text   not null,
    about_person text,
    about_unit   text,
    code         text   not null,
    text         text,
    legal_ref    text,
    declared_on  date   not null,
    lifted_by    text,
    lifted_on    date,
    lift_code    text,
    lift_text    text,
    valid_from   bigint not null,
    valid_to     bigint not null,
    primary key (conflict, valid_from)
);
create unique index conflict_open on conflict (conflict) where valid_to = 9223372036854775807;
create index conflict_person on conflict (person, conflict);
