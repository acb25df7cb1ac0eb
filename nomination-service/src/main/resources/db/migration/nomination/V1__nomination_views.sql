create extension if not exists pg_trgm with schema public;

-- Vietnamese names without case and diacritics, as FoldedName has it.
create function folded(name text) returns text language sql immutable strict parallel safe as $$
    select replace(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), 'đ', 'd')
$$;

-- Of the organisation's view: units are found by a part of their name.
create index unit_name_folded on unit_name using gin (folded(name) public.gin_trgm_ops)
    where valid_to = 9223372036854775807;

-- One row for each version of each nomination. valid_from and valid_to are positions of the log.
create table nominations (
    id                text    not null,
    ref               text    not null,
    version           bigint  not null,
    state             text    not null,
    award             text    not null,
    level             text,
    recipient_kind    text    not null,
    person            text,
    recipient         text,
    recipient_unit    text    not null,
    proposed_by       text    not null,
    movement          text    not null,
    commendation_type text    not null,
    search            text    not null,
    letter            text,
    regulation        text,
    last_on           date    not null,
    dossier           jsonb   not null,
    way               jsonb   not null,
    valid_from        bigint  not null,
    valid_to          bigint  not null,
    primary key (id, valid_from)
);
create unique index nominations_open on nominations (id) where valid_to = 9223372036854775807;
-- Every list is in the order of reference and id; what it is filtered by comes first.
create index nominations_list on nominations (ref, id, valid_from);
create index nominations_state on nominations (state, ref, id) where valid_to = 9223372036854775807;
create index nominations_award on nominations (award, ref, id) where valid_to = 9223372036854775807;
create index nominations_level on nominations (level, ref, id) where valid_to = 9223372036854775807;
create index nominations_recipient_unit on nominations (recipient_unit, ref, id) where valid_to = 9223372036854775807;
create index nominations_unit on nominations (proposed_by, ref, id) where valid_to = 9223372036854775807;
create index nominations_movement on nominations (movement, recipient_unit) where valid_to = 9223372036854775807;
create index nominations_letter on nominations (letter, ref, id)
    where valid_to = 9223372036854775807 and letter is not null;
create index nominations_person on nominations (person) where person is not null;
create index nominations_search on nominations using gin (search public.gin_trgm_ops)
    where valid_to = 9223372036854775807;

-- Who else may read a nomination: body:<unit>, member:<person>.
create table nominations_reader (
    nomination text   not null,
    reader     text   not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (nomination, reader, valid_from)
);
create unique index nominations_reader_open on nominations_reader (nomination, reader)
    where valid_to = 9223372036854775807;
create index nominations_reader_of on nominations_reader (reader, nomination);

create table letters (
    id          text   not null,
    unit        text   not null,
    number      text   not null,
    date        date   not null,
    signer      text   not null,
    documents   jsonb  not null,
    drawn_up_on date   not null,
    version     bigint not null,
    valid_from  bigint not null,
    valid_to    bigint not null,
    primary key (id, valid_from)
);
create unique index letters_open on letters (id) where valid_to = 9223372036854775807;
create index letters_list on letters (date desc, id) where valid_to = 9223372036854775807;
create index letters_unit on letters (unit, date desc, id) where valid_to = 9223372036854775807;

create table persons (
    id          text   not null,
    full_name   text,
    search      text   not null,
    birth_date  date,
    national_id text,
    address     text,
    contact     text,
    version     bigint not null,
    valid_from  bigint not null,
    valid_to    bigint not null,
    primary key (id, valid_from)
);
create unique index persons_open on persons (id) where valid_to = 9223372036854775807;
create index persons_list on persons (search, id) where valid_to = 9223372036854775807;
create index persons_search on persons using gin (search public.gin_trgm_ops) where valid_to = 9223372036854775807;
