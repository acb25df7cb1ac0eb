-- An erased document keeps its hash; name and bytes are gone.
alter table document add column erased_at timestamptz;
alter table document_content add column erased_at timestamptz;
