-- Rebuilds of views that operators have asked for. Not a view: it follows from no event.
create table view_rebuild (
    id         text        primary key,
    view       text        not null,
    asked_by   text        not null,
    asked_at   timestamptz not null default clock_timestamp(),
    state      text        not null default 'WAITING',
    ended_at   timestamptz,
    problem    text
);
create index view_rebuild_waiting on view_rebuild (asked_at) where state = 'WAITING';
