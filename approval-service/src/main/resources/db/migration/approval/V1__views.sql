-- What approval-service shows. Every row is a version: it holds from the position that wrote it until the one that
-- replaced it (9223372036854775807 while it holds).

-- ---- approval.cases

create table cases (
    nomination        text    not null,
    ref               text    not null,
    award             text    not null,
    level             text    not null,
    recipient_kind    text    not null,
    person            text,
    recipient         text    not null,
    recipient_unit    text    not null,
    proposed_by       text    not null,
    movement          text    not null,
    commendation_type text    not null,
    regulation        text    not null,
    edition           integer not null,
    opened_on         date    not null,
    search            text    not null,
    valid_from        bigint  not null,
    valid_to          bigint  not null,
    primary key (nomination, valid_from)
);
create index cases_search on cases using gin (to_tsvector('simple', search)) where valid_to = 9223372036854775807;
create unique index cases_open on cases (nomination) where valid_to = 9223372036854775807;
create index cases_person on cases (person) where person is not null;

create table case_progress (
    nomination  text    not null,
    version     bigint  not null,
    state       text    not null,
    stage_level text    not null,
    body        text    not null,
    step        text,
    since       date    not null,
    due         date,
    timed       boolean not null,
    overdue     boolean not null,
    escalated   boolean not null,
    decision    text,
    award_id    text,
    reasons     jsonb,
    valid_from  bigint  not null,
    valid_to    bigint  not null,
    primary key (nomination, valid_from)
);
create unique index case_progress_open on case_progress (nomination) where valid_to = 9223372036854775807;

create table case_step (
    nomination   text    not null,
    level        text    not null,
    step         text    not null,
    ordinal      integer not null,
    body         text    not null,
    decides      boolean not null,
    working_days integer,
    source       text,
    state        text    not null,
    due          date,
    actor        text,
    office       text,
    on_behalf_of text,
    done_on      date,
    vote         jsonb,
    result       jsonb,
    valid_from   bigint  not null,
    valid_to     bigint  not null,
    primary key (nomination, level, step, valid_from)
);
create unique index case_step_open on case_step (nomination, level, step) where valid_to = 9223372036854775807;
create index case_step_body on case_step (body, nomination);
create index case_step_news on case_step (body, valid_from)
    where valid_to = 9223372036854775807 and state <> 'PENDING';

create table case_dossier (
    nomination text   not null,
    proposal   jsonb  not null,
    documents  jsonb  not null,
    verdicts   jsonb  not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (nomination, valid_from)
);
create unique index case_dossier_open on case_dossier (nomination) where valid_to = 9223372036854775807;

-- ---- approval.inbox

create table inbox (
    nomination  text    not null,
    body        text    not null,
    office      text    not null,
    proposed_by text    not null,
    stage_level text    not null,
    stage_body  text    not null,
    step        text    not null,
    state       text    not null,
    since       date    not null,
    due         date,
    due_order   date    not null,
    timed       boolean not null,
    overdue     boolean not null,
    escalated   boolean not null,
    valid_from  bigint  not null,
    valid_to    bigint  not null,
    primary key (nomination, valid_from)
);
create unique index inbox_open on inbox (nomination) where valid_to = 9223372036854775807;
create index inbox_desk on inbox (body, office, due_order, nomination) where valid_to = 9223372036854775807;
create index inbox_desk_then on inbox (body, office, valid_from, valid_to);
create index inbox_due on inbox (due) where valid_to = 9223372036854775807 and timed;

create table kept_apart (
    nomination  text    not null,
    person      text    not null,
    why         text    not null,
    level       text,
    step        text,
    standing_in boolean not null,
    valid_from  bigint  not null,
    valid_to    bigint  not null,
    primary key (nomination, person, valid_from)
);
create unique index kept_apart_open on kept_apart (nomination, person) where valid_to = 9223372036854775807;

-- ---- approval.sessions

create table sessions (
    session    text   not null,
    version    bigint not null,
    level      text   not null,
    body       text   not null,
    held_on    date   not null,
    state      text   not null,
    members    jsonb  not null,
    present    jsonb  not null,
    valid_from bigint not null,
    valid_to   bigint not null,
    primary key (session, valid_from)
);
create unique index sessions_open on sessions (session) where valid_to = 9223372036854775807;
create index sessions_body on sessions (body, session desc);

create table session_item (
    session     text    not null,
    nomination  text    not null,
    ordinal     integer not null,
    in_favour   integer,
    against     integer,
    blank       integer,
    base        integer not null,
    min_percent integer,
    passed      boolean,
    applied     boolean,
    conclusion  text,
    tallied_on  date,
    valid_from  bigint  not null,
    valid_to    bigint  not null,
    primary key (session, nomination, valid_from)
);
create unique index session_item_open on session_item (session, nomination) where valid_to = 9223372036854775807;
create index session_item_nomination on session_item (nomination, session);

-- ---- approval.decisions

create table decisions (
    decision     text    not null,
    version      bigint  not null,
    level        text    not null,
    body         text    not null,
    state        text    not null,
    drafted_on   date    not null,
    number       text,
    date         date,
    signer       text,
    signer_title text,
    authority    text,
    published_on date,
    correction   text,
    corrected_on date,
    valid_from   bigint  not null,
    valid_to     bigint  not null,
    primary key (decision, valid_from)
);
create unique index decisions_open on decisions (decision) where valid_to = 9223372036854775807;
create index decisions_body on decisions (body, decision desc);
create index decisions_level on decisions (level, decision desc);
-- Numbers are searched by how they begin, without the one diacritic that they have.
create index decisions_number on decisions (translate(lower(number), 'đ', 'd') text_pattern_ops)
    where valid_to = 9223372036854775807;

create table decision_item (
    decision          text    not null,
    nomination        text    not null,
    ordinal           integer not null,
    ref               text    not null,
    award             text    not null,
    recipient_kind    text    not null,
    person            text,
    recipient         text    not null,
    recipient_unit    text    not null,
    award_id          text,
    verification_code text,
    prize             bigint,
    valid_from        bigint  not null,
    valid_to          bigint  not null,
    primary key (decision, nomination, valid_from)
);
create unique index decision_item_open on decision_item (decision, nomination) where valid_to = 9223372036854775807;

-- ---- approval.register

create table register (
    award_id          text   not null,
    nomination        text   not null,
    decision          text   not null,
    ref               text   not null,
    award             text   not null,
    level             text   not null,
    body              text   not null,
    recipient_kind    text   not null,
    person            text,
    recipient         text   not null,
    recipient_unit    text   not null,
    number            text   not null,
    date              date   not null,
    signer_title      text   not null,
    verification_code text   not null,
    prize             bigint,
    regulation        text   not null,
    status            text   not null,
    ground            text,
    revoked_on        date,
    search            text   not null,
    valid_from        bigint not null,
    valid_to          bigint not null,
    primary key (award_id, valid_from)
);
create unique index register_open on register (award_id) where valid_to = 9223372036854775807;
create index register_level on register (level, ref, award_id);
create index register_code on register (verification_code);
create index register_search on register using gin (to_tsvector('simple', search));

create table register_decision (
    decision     text   not null,
    published_on date,
    correction   text,
    corrected_on date,
    valid_from   bigint not null,
    valid_to     bigint not null,
    primary key (decision, valid_from)
);
create unique index register_decision_open on register_decision (decision) where valid_to = 9223372036854775807;

-- ---- approval.level-board.<LEVEL>: one partition, one view, one processor for each level

create table level_board (
    level          text   not null,
    nomination     text   not null,
    state          text   not null,
    ref            text   not null,
    award          text   not null,
    recipient_kind text   not null,
    person         text,
    recipient      text   not null,
    recipient_unit text   not null,
    proposed_by    text   not null,
    movement       text   not null,
    occupation     text,
    stage_level    text,
    body           text,
    step           text,
    submitted_on   date   not null,
    since          date   not null,
    reached        bigint not null,
    valid_from     bigint not null,
    valid_to       bigint not null,
    primary key (level, nomination, valid_from)
) partition by list (level);
create unique index level_board_open on level_board (level, nomination) where valid_to = 9223372036854775807;
create index level_board_ref on level_board (level, ref, nomination);
create index level_board_by_state on level_board (level, state, ref, nomination) where valid_to = 9223372036854775807;
create index level_board_by_unit on level_board (proposed_by, level, ref, nomination)
    where valid_to = 9223372036854775807;
create index level_board_by_month on level_board (level, submitted_on) where valid_to = 9223372036854775807;
create index level_board_by_news on level_board (proposed_by, valid_from) where valid_to = 9223372036854775807;

create table level_count (
    level          text    not null,
    state          text    not null,
    award          text    not null,
    recipient_kind text    not null,
    number         integer not null,
    valid_from     bigint  not null,
    valid_to       bigint  not null,
    primary key (level, state, award, recipient_kind, valid_from)
) partition by list (level);
create unique index level_count_open on level_count (level, state, award, recipient_kind)
    where valid_to = 9223372036854775807;

-- What is counted beside the states: by unit, by month, by how far a nomination has come.
create table level_figure (
    level      text    not null,
    figure     text    not null,
    about      text    not null,
    number     integer not null,
    valid_from bigint  not null,
    valid_to   bigint  not null,
    primary key (level, figure, about, valid_from)
) partition by list (level);
create unique index level_figure_open on level_figure (level, figure, about) where valid_to = 9223372036854775807;
create index level_figure_most on level_figure (level, figure, number desc, about)
    where valid_to = 9223372036854775807;

create table level_board_grassroots partition of level_board for values in ('GRASSROOTS');
create table level_board_commune partition of level_board for values in ('COMMUNE');
create table level_board_district partition of level_board for values in ('DISTRICT');
create table level_board_province partition of level_board for values in ('PROVINCE');
create table level_board_government partition of level_board for values in ('GOVERNMENT');
create table level_board_state partition of level_board for values in ('STATE');
create table level_count_grassroots partition of level_count for values in ('GRASSROOTS');
create table level_count_commune partition of level_count for values in ('COMMUNE');
create table level_count_district partition of level_count for values in ('DISTRICT');
create table level_count_province partition of level_count for values in ('PROVINCE');
create table level_count_government partition of level_count for values in ('GOVERNMENT');
create table level_count_state partition of level_count for values in ('STATE');
create table level_figure_grassroots partition of level_figure for values in ('GRASSROOTS');
create table level_figure_commune partition of level_figure for values in ('COMMUNE');
create table level_figure_district partition of level_figure for values in ('DISTRICT');
create table level_figure_province partition of level_figure for values in ('PROVINCE');
create table level_figure_government partition of level_figure for values in ('GOVERNMENT');
create table level_figure_state partition of level_figure for values in ('STATE');
