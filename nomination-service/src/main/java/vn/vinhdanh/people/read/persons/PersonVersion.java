package vn.vinhdanh.people.read.persons;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of the view with the positions between which it held. */
@Entity(name = "nomination.Person")
@Immutable
@Table(schema = "nomination", name = "persons")
@SuppressWarnings("NullAway.Init")
class PersonVersion {

    @Embeddable
    record Key(@Column(name = "id") String person, long validFrom) {}

    @EmbeddedId
    private Key key;

    private long validTo;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "id", insertable = false, updatable = false))
    private PersonRow row;

    protected PersonVersion() {}

    PersonRow row() {
        return row;
    }
}
