package vn.vinhdanh.people.read.persons;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PersonVersions extends Repository<PersonVersion, PersonVersion.Key> {

    @Query("select p from #{#entityName} p where p.row.id = :id and p.key.validFrom <= :at and p.validTo > :at")
    Optional<PersonVersion> find(String id, long at);

    @Query("""
            select p from #{#entityName} p where p.validTo = 9223372036854775807
            and p.row.search like :pattern escape '\\'
            and (p.row.search > :search or (p.row.search = :search and p.row.id > :id))
            order by p.row.search, p.row.id
            """)
    List<PersonVersion> list(String pattern, String search, String id, Limit limit);
}
