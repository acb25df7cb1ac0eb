-- The organisation as the events tell it. One script for every service: the schema is Flyway's default schema.
-- valid_from and valid_to are positions of the log; since and until are days of the calendar, both inclusive.

create table unit (
    id         text   not null,
    kind       text   not null,
    since      date,
    until      date,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (id, valid_from)
);
create unique index unit_open on unit (id) where valid_to = 9223372036854775807;
create index unit_kind on unit (kind, id, valid_from);

create table unit_name (
    unit       text   not null,
    since      date   not null,
    name       text   not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (unit, since, valid_from)
);
create unique index unit_name_open on unit_name (unit, since) where valid_to = 9223372036854775807;

create table unit_parent (
    unit       text   not null,
    since      date   not null,
    parent     text   not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (unit, since, valid_from)
);
create unique index unit_parent_open on unit_parent (unit, since) where valid_to = 9223372036854775807;
create index unit_parent_children on unit_parent (parent, unit, since);

create table unit_successor (
    unit       text   not null,
    successor  text   not null,
    since      date   not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (unit, successor, valid_from)
);
create unique index unit_successor_open on unit_successor (unit, successor) where valid_to = 9223372036854775807;

create table office (
    id         text   not null,
    person     text   not null,
    unit       text   not null,
    kind       text   not null,
    since      date   not null,
    until      date,
    document   text,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (id, valid_from)
);
create unique index office_open on office (id) where valid_to = 9223372036854775807;
create index office_person on office (person, id, valid_from);
create index office_unit on office (unit, kind, id, valid_from);

create table delegation (
    id         text   not null,
    office     text   not null,
    delegate   text   not null,
    since      date   not null,
    until      date   not null,
    document   text   not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (id, valid_from)
);
create unique index delegation_open on delegation (id) where valid_to = 9223372036854775807;
create index delegation_delegate on delegation (delegate, id, valid_from);
create index delegation_office on delegation (office, id, valid_from);

create table historical_grant (
    id         text   not null,
    person     text   not null,
    since      date   not null,
    until      date   not null,
    document   text   not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (id, valid_from)
);
create unique index historical_grant_open on historical_grant (id) where valid_to = 9223372036854775807;
create index historical_grant_person on historical_grant (person, id, valid_from);

create table setting (
    id         text   not null,
    authority  text   not null,
    award      text,
    key        text   not null,
    value      text   not null,
    since      date   not null,
    document   text   not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (id, valid_from)
);
create unique index setting_open on setting (id) where valid_to = 9223372036854775807;
create index setting_authority on setting (authority, key, since, id, valid_from);
