create table account (
    username            text        primary key,
    password_hash       text        not null,
    person              text        not null,
    display_name        text        not null,
    locale              text        not null,
    administrator       boolean     not null default false,
    demo                boolean     not null default false,
    disabled            boolean     not null default false,
    credentials_version integer     not null default 1,
    failed_attempts     integer     not null default 0,
    locked_until        timestamptz,
    created_at          timestamptz not null default now()
);
create index account_person on account (person);

-- As Spring Session JDBC wants them.
create table spring_session (
    primary_id            char(36)     not null primary key,
    session_id            char(36)     not null,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval integer      not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100)
);
create unique index spring_session_id on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- What a write was answered, so that the same request gets the same answer. Never a body. Item 0 is the request as a
-- whole, others are the items of a list. A claim without a status is seen only inside its own transaction.
create table idempotency_key (
    account     text        not null,
    key         text        not null,
    item        integer     not null default 0,
    hash        bytea       not null,
    status      integer,
    id          text,
    version     bigint,
    position    bigint,
    location    text,
    recorded_at timestamptz not null default now(),
    primary key (account, key, item)
);
create index idempotency_key_passing on idempotency_key (recorded_at) where version is null;

-- The bytes once, whoever sent them; the names apart, since the same bytes may arrive under several.
create table document_content (
    sha256     text        primary key,
    size       bigint      not null,
    media_type text        not null,
    bytes      bytea       not null,
    stored_at  timestamptz not null default now()
);
-- Not compressed, so that a slice is read without the rest.
alter table document_content alter column bytes set storage external;

create table document (
    id        text        primary key,
    sha256    text        not null references document_content (sha256),
    name      text        not null,
    stored_at timestamptz not null default now()
);
create index document_sha256 on document (sha256);
