-- A partition holds one level, so an index that begins with the level finds nothing by it. While a table is new and the
-- planner knows no better, it takes such an index for as good as the key's, and keeps to it: the board then reads all its
-- rows for each that it changes.
drop index level_board_ref, level_board_by_state, level_board_by_month;
create index level_board_ref on level_board (ref, nomination);
create index level_board_by_state on level_board (state, ref, nomination) where valid_to = 9223372036854775807;
create index level_board_by_month on level_board (submitted_on) where valid_to = 9223372036854775807;
