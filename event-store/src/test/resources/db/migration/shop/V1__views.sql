create table tally (
    id text not null, name text not null, level text not null, total bigint not null, marked_on date, note jsonb,
    last_marked timestamptz, closed boolean not null,
    valid_from bigint not null, valid_to bigint not null
);
create unique index tally_open on tally (id) where valid_to = 9223372036854775807;
create index tally_versions on tally (id, valid_from);

create table tally_count (
    level text not null, closed boolean not null, tallies bigint not null, marks bigint not null,
    valid_from bigint not null, valid_to bigint not null
);
create unique index tally_count_open on tally_count (level, closed) where valid_to = 9223372036854775807;

create table board (
    level text not null, id text not null, total bigint not null,
    valid_from bigint not null, valid_to bigint not null
) partition by list (level);
create table board_province partition of board for values in ('PROVINCE');
create table board_district partition of board for values in ('DISTRICT');
create unique index board_open on board (level, id) where valid_to = 9223372036854775807;
