-- ---- approval.events

-- What each event is about, to search the log by. The log itself stays the truth: nothing is read from here but where.
create table event (
    position    bigint      not null,
    type        text        not null,
    context     text        not null,
    aggregate   text        not null,
    nomination  text,
    account     text,
    actor       text,
    unit        text,
    held_on     date        not null,
    recorded_at timestamptz not null,
    about       jsonb       not null,
    search      text        not null,
    valid_from  bigint      not null,
    valid_to    bigint      not null,
    primary key (position, valid_from)
);
create unique index event_open on event (position) where valid_to = 9223372036854775807;
create index event_about on event using gin (about jsonb_path_ops);
create index event_search on event using gin (to_tsvector('simple', search));
create index event_type on event (type, position);
create index event_day on event (held_on, position);
