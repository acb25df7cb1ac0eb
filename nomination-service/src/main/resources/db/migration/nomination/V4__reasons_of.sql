-- About whom the reasons of a return, hold or refusal are, so that they go when that person is erased.
alter table nominations add column reasons_of text;
update nominations set reasons_of = case when jsonb_array_length(way -> 'reasons') > 0 then person end;
update nominations set way = way || jsonb_build_object('reasonsOf', reasons_of);
create index nominations_reasons_of on nominations (reasons_of) where reasons_of is not null;
