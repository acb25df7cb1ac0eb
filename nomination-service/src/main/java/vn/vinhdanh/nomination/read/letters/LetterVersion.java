package vn.vinhdanh.nomination.read.letters;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of the view with the positions between which it held. */
@Entity(name = "nomination.Letter")
@Immutable
@Table(schema = "nomination", name = "letters")
@SuppressWarnings("NullAway.Init")
class LetterVersion {

    @Embeddable
    record Key(@Column(name = "id") String letter, long validFrom) {}

    @EmbeddedId
    private Key key;

    private long validTo;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "id", insertable = false, updatable = false))
    private LetterRow row;

    protected LetterVersion() {}

    LetterRow row() {
        return row;
    }
}
