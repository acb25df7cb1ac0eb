package vn.vinhdanh.nomination.read.letters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LetterVersions extends Repository<LetterVersion, LetterVersion.Key> {

    @Query("select l from #{#entityName} l where l.row.id = :id and l.key.validFrom <= :at and l.validTo > :at")
    Optional<LetterVersion> find(String id, long at);

    @Query("""
            select l from #{#entityName} l where l.validTo = 9223372036854775807
            and (l.row.date < :date or (l.row.date = :date and l.row.id > :id))
            order by l.row.date desc, l.row.id
            """)
    List<LetterVersion> all(LocalDate date, String id, Limit limit);

    @Query("""
            select l from #{#entityName} l where l.validTo = 9223372036854775807 and l.row.unit in :units
            and (l.row.date < :date or (l.row.date = :date and l.row.id > :id))
            order by l.row.date desc, l.row.id
            """)
    List<LetterVersion> of(Collection<String> units, LocalDate date, String id, Limit limit);
}
