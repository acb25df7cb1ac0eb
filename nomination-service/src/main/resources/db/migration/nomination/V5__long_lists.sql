-- Long lists: walked in their order for a common word, and counted by state for a unit.
create index nominations_walk on nominations (ref, id) where valid_to = 9223372036854775807;
create index nominations_unit_state on nominations (proposed_by, state) where valid_to = 9223372036854775807;
