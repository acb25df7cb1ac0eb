package vn.vinhdanh.nomination.read.nominations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.people.FilesOfPerson;

/** What was filed for a person, from every version of every nomination. */
@Component
class FilesInNominations implements FilesOfPerson {

    private final JdbcClient jdbc;

    FilesInNominations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> nominations(PersonId person) {
        return jdbc.sql("select distinct id from nomination.nominations where person = :person order by id")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    @Override
    public List<DocumentId> documents(PersonId person) {
        return jdbc
                .sql("select distinct d ->> 'document' from nomination.nominations n,"
                        + " jsonb_array_elements(n.dossier -> 'documents') d where n.person = :person")
                .param("person", person.value())
                .query(String.class)
                .list()
                .stream()
                .map(DocumentId::new)
                .toList();
    }
}
