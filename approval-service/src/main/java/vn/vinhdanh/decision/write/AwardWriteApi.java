package vn.vinhdanh.decision.write;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.write.CaseRefusals;
import vn.vinhdanh.approval.write.StatedReason;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardId;
import vn.vinhdanh.events.DecisionId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;

/** Revoking an award over HTTP. */
@RestController
class AwardWriteApi {

    private final CommandGateway commands;
    private final Repository<Decision> decisions;
    private final Offices offices;
    private final JdbcClient jdbc;

    AwardWriteApi(CommandGateway commands, Repository<Decision> decisions, Offices offices, JdbcClient jdbc) {
        this.commands = commands;
        this.decisions = decisions;
        this.offices = offices;
        this.jdbc = jdbc;
    }

    record Revocation(
            @NotBlank @Size(max = 60) String ground,
            @NotNull @Valid Said reason,
            @Nullable LocalDate date) {}

    record Said(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}")
            String code,

            @NotBlank @Size(max = 4_000) String text,
            @Size(max = 500) @Nullable String legalRef) {}

    /** If-Match is the decision's; an award is revoked once, so it may be left out. */
    @PostMapping("/api/v1/awards/{award}/revoke")
    ResponseEntity<Map<String, Object>> revoke(
            @PathVariable AwardId award, @RequestBody @Valid Revocation form, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> {
            LocalDate on = write.on(form.date());
            DecisionId id = decisionOf(award);
            Decision.Draft decision = decisions.load(id.toString()).invoke(Decision::draft);
            Long seen = write.expectedVersion();
            if (seen != null && seen != decision.version()) {
                throw CaseRefusals.stale();
            }
            UnitId body =
                    offices.bodyOrAbove(decision.body(), decision.level(), on).orElse(decision.body());
            Actor by = offices.require(write.who(), OfficeKind.HEAD, body, on);
            long version = commands.sendAndWait(new RevokeAward(
                    id,
                    seen,
                    award,
                    form.ground(),
                    new StatedReason(
                            form.reason().code(),
                            form.reason().text(),
                            form.reason().legalRef()),
                    by,
                    on));
            return Outcome.of(award.value(), version);
        });
    }

    /** Which decision granted an award never changes, so any view that knows it will do. */
    private DecisionId decisionOf(AwardId award) {
        return jdbc.sql("select decision from approval.register where award_id = :award limit 1")
                .param("award", award.value())
                .query(String.class)
                .optional()
                .map(DecisionId::new)
                .orElseThrow(DecisionRefusals::noValidAward);
    }
}
