-- How often each unit has been changed: its ETag. A view of its own, so that the organisation's, which every service has,
-- need not be built anew.
create table unit_version (
    unit       text   not null,
    version    bigint not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (unit, valid_from)
);
create unique index unit_version_open on unit_version (unit) where valid_to = 9223372036854775807;
