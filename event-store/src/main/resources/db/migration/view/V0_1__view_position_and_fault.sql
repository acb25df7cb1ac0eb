-- In the schema of each service that has views: which position each view shows, and which events it could not take in.
create table view_position (
    view     text   not null,
    position bigint not null,
    constraint view_position_pkey primary key (view)
) with (fillfactor = 50); -- room for the many updates beside the row

create table view_fault (
    view       text        not null,
    position   bigint      not null,
    event_type text        not null,
    message    text        not null,
    noted_at   timestamptz not null default clock_timestamp(),
    constraint view_fault_pkey primary key (view, position)
);
