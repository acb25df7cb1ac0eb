-- Replays that auditors have asked for. Not a view: it follows from no event.
create table replay (
    id            text        primary key,
    scope         text        not null,
    up_to         bigint      not null,
    asked_by      text        not null,
    asked_at      timestamptz not null default clock_timestamp(),
    state         text        not null default 'WAITING',
    cancel_asked  boolean     not null default false,
    -- which node runs it, and until when that holds if it says nothing more
    owner         text,
    claimed_at    timestamptz,
    attempt       integer     not null default 0,
    started_at    timestamptz,
    ended_at      timestamptz,
    problem       text,
    -- how far it has come
    phase         text,
    events        bigint      not null default 0,
    position      bigint      not null default 0,
    rate          bigint      not null default 0,
    seconds_left  bigint,
    views         integer     not null,
    -- what came of it, view by view; the values of the differences apart from them, since they go sooner
    verdicts      jsonb       not null default '[]',
    differences   jsonb       not null default '[]',
    differing     jsonb
);
create index replay_unfinished on replay (asked_at, id) where state in ('WAITING', 'RUNNING');
create index replay_values on replay (ended_at) where differing is not null;

-- What a replay of one nomination looks for.
create index decision_item_nomination on decision_item (nomination, decision);
create index register_nomination on register (nomination, award_id);
