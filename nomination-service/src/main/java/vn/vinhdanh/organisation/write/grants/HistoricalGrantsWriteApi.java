package vn.vinhdanh.organisation.write.grants;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.GrantId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.write.EndHistoricalRecording;
import vn.vinhdanh.organisation.write.GrantHistoricalRecording;

/** Who may record acts of a past period, on the strength of which document. */
@RestController
class HistoricalGrantsWriteApi {

    private final CommandGateway commands;
    private final OwnOrganisation organisation;

    HistoricalGrantsWriteApi(CommandGateway commands, OwnOrganisation organisation) {
        this.commands = commands;
        this.organisation = organisation;
    }

    record NewGrant(
            @NotNull PersonId person,
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @NotBlank @Size(max = 300) String document) {}

    @PostMapping("/api/v1/historical-grants")
    ResponseEntity<Map<String, Object>> grant(@RequestBody @Valid NewGrant grant, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            administrator(write);
            GrantId id = new GrantId(Id.next());
            commands.sendAndWait(
                    new GrantHistoricalRecording(id, grant.person(), grant.from(), grant.until(), grant.document()));
            return Outcome.of(id.value(), 0).at("/api/v1/historical-grants/" + id.value());
        });
    }

    @DeleteMapping("/api/v1/historical-grants/{id}")
    ResponseEntity<Map<String, Object>> end(@PathVariable GrantId id, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> {
            administrator(write);
            try {
                long version = commands.sendAndWait(new EndHistoricalRecording(id));
                return Outcome.of(id.value(), version);
            } catch (AggregateNotFoundException e) {
                throw Refusal.notFound("Không có quyền này.", "There is no such permission.");
            }
        });
    }

    private void administrator(ApiWrite write) {
        organisation.authority().requireAnywhere(write.who(), OfficeKind.ADMINISTRATOR, write.today());
    }
}
