package vn.vinhdanh.nomination.read.nominations;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of the view with the positions between which it held. */
@Entity(name = "nomination.Nomination")
@Immutable
@Table(schema = "nomination", name = "nominations")
@SuppressWarnings("NullAway.Init")
class NominationVersion {

    @Embeddable
    record Key(@Column(name = "id") String nomination, long validFrom) {}

    @EmbeddedId
    private Key key;

    private long validTo;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "id", insertable = false, updatable = false))
    private NominationRow row;

    protected NominationVersion() {}

    NominationRow row() {
        return row;
    }

    /** The position of the event that made the row what it is. */
    long position() {
        return key.validFrom();
    }
}
