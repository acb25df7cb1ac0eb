package vn.vinhdanh.organisation.write.units;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.write.DissolveUnit;
import vn.vinhdanh.organisation.write.MoveUnit;
import vn.vinhdanh.organisation.write.RegisterUnit;
import vn.vinhdanh.organisation.write.RenameUnit;
import vn.vinhdanh.organisation.write.Units;

/** Units come, bear other names, move, and end. */
@RestController
class UnitsWriteApi {

    private final CommandGateway commands;
    private final OwnOrganisation organisation;
    private final Units units;

    UnitsWriteApi(CommandGateway commands, OwnOrganisation organisation, Units units) {
        this.commands = commands;
        this.organisation = organisation;
        this.units = units;
    }

    record NewUnit(
            @NotNull UnitId id,
            @NotBlank @Size(max = 300) String name,
            @NotNull UnitKind kind,
            @Nullable UnitId parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record NewName(
            @NotBlank @Size(max = 300) String name, @NotNull LocalDate from) {}

    record NewParent(@NotNull UnitId parent, @NotNull LocalDate from) {}

    record Dissolution(
            @NotNull LocalDate lastDay,
            @Nullable @Size(max = 100) List<UnitId> successors) {}

    @PostMapping("/api/v1/units")
    ResponseEntity<Map<String, Object>> register(@RequestBody @Valid NewUnit unit, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> registered(unit, write));
    }

    /** To be called inside a write, as all that follows in this tense. */
    Outcome registered(NewUnit unit, ApiWrite write) {
        if (unit.parent() == null) {
            organisation.authority().requireAnywhere(write.who(), OfficeKind.ADMINISTRATOR, write.today());
        } else {
            units.require(unit.parent(), "/parent");
            administers(write, unit.parent());
        }
        return done(
                unit.id(),
                new RegisterUnit(
                        unit.id(), unit.name().strip(), unit.kind(), unit.parent(), unit.from(), unit.until()));
    }

    @PostMapping("/api/v1/units/{id}/rename")
    ResponseEntity<Map<String, Object>> rename(
            @PathVariable UnitId id, @RequestBody @Valid NewName name, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> renamed(id, name, write));
    }

    Outcome renamed(UnitId id, NewName name, ApiWrite write) {
        known(write, id);
        return done(id, new RenameUnit(id, name.name().strip(), name.from()));
    }

    @PostMapping("/api/v1/units/{id}/move")
    ResponseEntity<Map<String, Object>> move(
            @PathVariable UnitId id, @RequestBody @Valid NewParent to, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> {
            known(write, id);
            units.require(to.parent(), "/parent");
            return done(id, new MoveUnit(id, to.parent(), to.from()));
        });
    }

    @PostMapping("/api/v1/units/{id}/dissolve")
    ResponseEntity<Map<String, Object>> dissolve(
            @PathVariable UnitId id, @RequestBody @Valid Dissolution dissolution, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> dissolved(id, dissolution, write));
    }

    Outcome dissolved(UnitId id, Dissolution dissolution, ApiWrite write) {
        List<UnitId> successors = dissolution.successors() == null ? List.of() : dissolution.successors();
        known(write, id);
        for (int i = 0; i < successors.size(); i++) {
            units.require(successors.get(i), "/successors/" + i);
        }
        return done(id, new DissolveUnit(id, dissolution.lastDay(), successors));
    }

    private void known(ApiWrite write, UnitId id) {
        if (!units.isRegistered(id)) {
            throw Units.unknown();
        }
        administers(write, id);
        units.requireVersion(id, write.requireVersion());
    }

    private void administers(ApiWrite write, UnitId unit) {
        organisation.authority().require(write.who(), OfficeKind.ADMINISTRATOR, unit, write.today());
    }

    private Outcome done(UnitId id, Object command) {
        long version = commands.sendAndWait(command);
        return Outcome.of(id.value(), version).at("/api/v1/units/" + id.value());
    }
}
