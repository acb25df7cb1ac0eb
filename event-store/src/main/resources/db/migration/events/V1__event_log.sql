-- The log. Its columns are bytea, never oid: large objects cost five times the throughput and are not deleted with the row.
create table domain_event (
    global_index         bigint generated always as identity (increment by 1 cache 1),
    event_identifier     uuid        not null,
    aggregate_identifier text        not null,
    sequence_number      bigint      not null,
    type                 text,
    payload_type         text        not null,
    payload_revision     text,
    payload              bytea       not null,
    meta_data            bytea       not null,
    -- The database's clock: one clock for all instances. Not now(), which is the same for a whole transaction.
    recorded_at          timestamptz not null default clock_timestamp(),
    constraint domain_event_pkey primary key (global_index),
    constraint domain_event_identifier_key unique (event_identifier),
    constraint domain_event_stream_key unique (aggregate_identifier, sequence_number)
);

-- A reader may pass a missing number once no transaction is left that can have drawn it. It can tell only if every
-- transaction has its id before it draws a number, which is what this trigger sees to: it runs before the first row
-- of the statement takes its default.
create function transaction_id_before_number() returns trigger language plpgsql as $$
begin
    perform pg_current_xact_id();
    return null;
end
$$;

create trigger transaction_id_before_number
    before insert on domain_event
    for each statement execute function transaction_id_before_number();

create table snapshot_event (
    event_identifier     uuid        not null,
    aggregate_identifier text        not null,
    sequence_number      bigint      not null,
    type                 text,
    payload_type         text        not null,
    payload_revision     text,
    payload              bytea       not null,
    meta_data            bytea       not null,
    recorded_at          timestamptz not null default clock_timestamp(),
    constraint snapshot_event_pkey primary key (aggregate_identifier, sequence_number),
    constraint snapshot_event_identifier_key unique (event_identifier)
);

-- How far each reader of the log has come, and which node reads for it. A claim is renewed by the database's clock.
create table token_entry (
    processor  text    not null,
    automation boolean not null,
    position   bigint  not null,
    owner      text,
    claimed_at timestamptz,
    constraint token_entry_pkey primary key (processor)
) with (fillfactor = 50); -- room for the many updates beside the row

-- What an automation could not handle, in the order of its sequence. Axon reads and writes this table.
create table dead_letter_entry (
    dead_letter_id      text   not null,
    processing_group    text   not null,
    sequence_identifier text   not null,
    sequence_index      bigint not null,
    message_type        text   not null,
    event_identifier    text   not null,
    time_stamp          text   not null,
    payload_type        text   not null,
    payload_revision    text,
    payload             bytea  not null,
    meta_data           bytea,
    aggregate_type      text,
    aggregate_identifier text,
    sequence_number     bigint,
    token_type          text,
    token               bytea,
    enqueued_at         text   not null,
    last_touched        text,
    processing_started  text,
    cause_type          text,
    cause_message       text,
    diagnostics         bytea,
    constraint dead_letter_entry_pkey primary key (dead_letter_id),
    constraint dead_letter_entry_sequence_key unique (processing_group, sequence_identifier, sequence_index)
);

-- One data key per person, wrapped by the key-encryption key. An erased person keeps the row without the key, so that
-- no new key is made for somebody who is to be forgotten.
create table person_key (
    person     text        not null,
    wrapped    bytea,
    created_at timestamptz not null default clock_timestamp(),
    erased_at  timestamptz,
    constraint person_key_pkey primary key (person),
    constraint person_key_erased check ((wrapped is null) = (erased_at is not null))
);
