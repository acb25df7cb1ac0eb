package vn.vinhdanh.organisation.write.delegations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.DelegationId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.write.Delegations;
import vn.vinhdanh.organisation.write.EndDelegation;
import vn.vinhdanh.organisation.write.GrantDelegation;
import vn.vinhdanh.organisation.write.Offices;

/** The holder of an office lets another act for them; an administrator may record it for the holder. */
@RestController
class DelegationsWriteApi {

    private final CommandGateway commands;
    private final OwnOrganisation organisation;
    private final Offices offices;
    private final Delegations delegations;

    DelegationsWriteApi(
            CommandGateway commands, OwnOrganisation organisation, Offices offices, Delegations delegations) {
        this.commands = commands;
        this.organisation = organisation;
        this.offices = offices;
        this.delegations = delegations;
    }

    record NewDelegation(
            @NotNull OfficeId office,
            @NotNull PersonId delegate,
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @NotBlank @Size(max = 300) String document) {}

    @PostMapping("/api/v1/delegations")
    ResponseEntity<Map<String, Object>> grant(@RequestBody @Valid NewDelegation delegation, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> granted(delegation, write));
    }

    /** To be called inside a write. */
    Outcome granted(NewDelegation delegation, ApiWrite write) {
        allowed(write, delegation.office());
        if (offices.holding(delegation.office()).person().equals(delegation.delegate())) {
            throw Refusal.rule(Defect.of(
                            "DELEGATED_TO_ONESELF",
                            "Không ai ủy quyền cho chính mình.",
                            "Nobody delegates an office to themselves.")
                    .at("/delegate"));
        }
        DelegationId id = new DelegationId(Id.next());
        commands.sendAndWait(new GrantDelegation(
                id,
                delegation.office(),
                delegation.delegate(),
                delegation.from(),
                delegation.until(),
                delegation.document()));
        return Outcome.of(id.value(), 0).at("/api/v1/delegations/" + id.value());
    }

    /** @param on the last day; today by default */
    @DeleteMapping("/api/v1/delegations/{id}")
    ResponseEntity<Map<String, Object>> end(
            @PathVariable DelegationId id, @RequestParam @Nullable LocalDate on, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> ended(id, on == null ? write.today() : on, write));
    }

    /** To be called inside a write. */
    Outcome ended(DelegationId id, LocalDate on, ApiWrite write) {
        allowed(write, delegations.officeOf(id));
        long version = commands.sendAndWait(new EndDelegation(id, on));
        return Outcome.of(id.value(), version);
    }

    private void allowed(ApiWrite write, OfficeId office) {
        Offices.Holding holding = offices.holding(office);
        if (!holding.person().equals(write.who().person())) {
            organisation.authority().require(write.who(), OfficeKind.ADMINISTRATOR, holding.unit(), write.today());
        }
    }
}
