-- Whose text a row holds, so that it goes when that person is erased. A rebuild says it exactly; meanwhile it is the
-- nominee of that time.
alter table case_progress add column reasons_of text;
alter table case_step add column result_of text;
alter table case_dossier add column achievements_of text;
alter table session_item add column conclusion_of text;

update case_progress t set reasons_of = (select c.person from cases c
    where c.nomination = t.nomination and c.valid_from <= t.valid_from order by c.valid_from desc limit 1)
    where reasons is not null;
update case_step t set result_of = (select c.person from cases c
    where c.nomination = t.nomination and c.valid_from <= t.valid_from order by c.valid_from desc limit 1)
    where result is not null and step <> 'INTAKE';
update case_dossier t set achievements_of = (select c.person from cases c
    where c.nomination = t.nomination and c.valid_from <= t.valid_from order by c.valid_from desc limit 1);
update session_item t set conclusion_of = (select c.person from cases c
    where c.nomination = t.nomination and c.valid_from <= t.valid_from order by c.valid_from desc limit 1)
    where conclusion is not null;

create index case_progress_reasons_of on case_progress (reasons_of) where reasons_of is not null;
create index case_step_result_of on case_step (result_of) where result_of is not null;
create index case_dossier_achievements_of on case_dossier (achievements_of) where achievements_of is not null;
create index session_item_conclusion_of on session_item (conclusion_of) where conclusion_of is not null;
create index if not exists decision_item_person on decision_item (person) where person is not null;
create index if not exists register_person on register (person) where person is not null;
create index if not exists level_board_person on level_board (person) where person is not null;
