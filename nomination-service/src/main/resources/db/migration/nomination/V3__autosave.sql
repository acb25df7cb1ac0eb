-- What somebody has typed into the form of a nomination and not saved yet: outside the log, one for each account and place.
create table autosave (
    account  text        not null,
    place    text        not null,
    typed    jsonb       not null,
    version  bigint,
    saved_at timestamptz not null,
    primary key (account, place)
);
