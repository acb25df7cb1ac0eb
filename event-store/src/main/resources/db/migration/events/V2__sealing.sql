-- The log as a tree that others can check. Leaves are dense, positions are not: which leaf is which position, and what
-- was hashed for it, so that an event that is gone can still be named.
create table sealed_leaf (
    leaf     bigint not null,
    position bigint not null,
    entry    bytea  not null,
    constraint sealed_leaf_pkey primary key (leaf),
    constraint sealed_leaf_position_key unique (position)
);

-- Hashes of complete subtrees, up to 256 in one row, one after the other. A tile that is not full grows; what is in it
-- stays, so that every earlier, narrower tile is the beginning of this one.
create table seal_tile (
    level  integer not null,
    number bigint  not null,
    hashes bytea   not null,
    constraint seal_tile_pkey primary key (level, number)
);
alter table seal_tile alter column hashes set storage external; -- hashes cannot be compressed

-- How far the log is sealed: one row, locked by whoever seals.
create table seal_head (
    one      boolean not null default true,
    origin   text,
    size     bigint  not null default 0,
    position bigint  not null default 0,
    constraint seal_head_pkey primary key (one),
    constraint seal_head_one check (one)
) with (fillfactor = 50); -- room for the many updates beside the row
insert into seal_head default values;

create table seal_checkpoint (
    size      bigint      not null,
    note      text        not null,
    signed_at timestamptz not null default clock_timestamp(),
    constraint seal_checkpoint_pkey primary key (size)
);
create index seal_checkpoint_signed_at on seal_checkpoint (signed_at);

-- What others say of a checkpoint that they have compared with the ones before.
create table seal_cosignature (
    size        bigint      not null,
    key_name    text        not null,
    key_id      integer     not null,
    signature   text        not null,
    received_at timestamptz not null default clock_timestamp(),
    constraint seal_cosignature_pkey primary key (size, key_name, key_id),
    constraint seal_cosignature_checkpoint foreign key (size) references seal_checkpoint (size)
);

-- Comparisons of the log with its seals that somebody asked for.
create table seal_verification (
    id        text        not null,
    asked_by  text        not null,
    asked_at  timestamptz not null default clock_timestamp(),
    state     text        not null default 'WAITING',
    done      bigint      not null default 0,
    total     bigint      not null default 0,
    seen_at   timestamptz not null default clock_timestamp(), -- the last sign of life
    ended_at  timestamptz,
    problem   text,
    report    json,
    constraint seal_verification_pkey primary key (id)
);
create index seal_verification_asked_at on seal_verification (asked_at);
