package vn.vinhdanh.organisation.write.offices;

import jakarta.validation.Valid;
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
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.write.AssignOffice;
import vn.vinhdanh.organisation.write.EndOffice;
import vn.vinhdanh.organisation.write.Offices;
import vn.vinhdanh.organisation.write.Units;

/** Who holds which office. */
@RestController
class OfficesWriteApi {

    private final CommandGateway commands;
    private final OwnOrganisation organisation;
    private final Units units;
    private final Offices offices;

    OfficesWriteApi(CommandGateway commands, OwnOrganisation organisation, Units units, Offices offices) {
        this.commands = commands;
        this.organisation = organisation;
        this.units = units;
        this.offices = offices;
    }

    record NewHolding(
            @NotNull PersonId person,
            @NotNull UnitId unit,
            @NotNull OfficeKind kind,
            @NotNull LocalDate from,
            @Nullable LocalDate until,
            @Nullable @Size(max = 300) String document) {}

    @PostMapping("/api/v1/offices")
    ResponseEntity<Map<String, Object>> assign(@RequestBody @Valid NewHolding holding, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> assigned(holding, write));
    }

    /** To be called inside a write. */
    Outcome assigned(NewHolding holding, ApiWrite write) {
        units.require(holding.unit(), "/unit");
        organisation.authority().require(write.who(), OfficeKind.ADMINISTRATOR, holding.unit(), write.today());
        OfficeId office = Offices.idOf(holding.person(), holding.unit(), holding.kind(), holding.from());
        long version = commands.sendAndWait(new AssignOffice(
                office,
                holding.person(),
                holding.unit(),
                holding.kind(),
                holding.from(),
                holding.until(),
                holding.document()));
        return Outcome.of(office.value(), version).at("/api/v1/offices/" + office.value());
    }

    /** @param on the last day of the holding; today by default */
    @DeleteMapping("/api/v1/offices/{id}")
    ResponseEntity<Map<String, Object>> end(
            @PathVariable OfficeId id, @RequestParam @Nullable LocalDate on, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> ended(id, on == null ? write.today() : on, write));
    }

    /** To be called inside a write. */
    Outcome ended(OfficeId id, LocalDate on, ApiWrite write) {
        Offices.Holding holding = offices.holding(id);
        organisation.authority().require(write.who(), OfficeKind.ADMINISTRATOR, holding.unit(), write.today());
        long version = commands.sendAndWait(new EndOffice(id, on, null));
        return Outcome.of(id.value(), version);
    }
}
