-- By which ways somebody sees a case: as a member of its session, or from the unit that proposed it.
create index sessions_members on sessions using gin (members jsonb_path_ops) where valid_to = 9223372036854775807;
create index cases_proposed_by on cases (proposed_by, nomination) where valid_to = 9223372036854775807;
