package vn.vinhdanh.approval.read.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** One version of a row of {@code case_dossier}, for reading. */
@Entity(name = "ApprovalCaseDossier")
@Immutable
@IdClass(DossierEntity.Version.class)
@Table(schema = "approval", name = "case_dossier")
@SuppressWarnings("NullAway.Init")
class DossierEntity {

    record Version(String nomination, long validFrom) {}

    @Id
    String nomination;

    String proposal;

    String documents;

    String verdicts;

    @Id
    long validFrom;

    long validTo;
}
