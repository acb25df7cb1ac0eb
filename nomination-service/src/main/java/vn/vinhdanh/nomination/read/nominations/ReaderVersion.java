package vn.vinhdanh.nomination.read.nominations;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Who may read a nomination, with the positions between which it held. */
@Entity(name = "nomination.Reader")
@Immutable
@Table(schema = "nomination", name = "nominations_reader")
@SuppressWarnings("NullAway.Init")
class ReaderVersion {

    @Embeddable
    record Key(
            String nomination,
            String reader,
            @Column(name = "valid_from") long validFrom) {}

    @EmbeddedId
    private Key key;

    private long validTo;

    protected ReaderVersion() {}
}
