package vn.vinhdanh.people.write.persons;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.people.write.RegisterPerson;

/** Administrators and clerks take persons into the register. */
@RestController
class PersonsWriteApi {

    private final CommandGateway commands;
    private final OwnOrganisation organisation;

    PersonsWriteApi(CommandGateway commands, OwnOrganisation organisation) {
        this.commands = commands;
        this.organisation = organisation;
    }

    record NewPerson(
            @Nullable PersonId id,
            @NotBlank @Size(max = 300) String fullName,
            @Nullable LocalDate birthDate,
            @Nullable @Size(max = 20) String nationalId,
            @Nullable @Size(max = 500) String address,
            @Nullable @Size(max = 300) String contact) {

        @Override
        public String toString() {
            return "NewPerson[" + id + "]";
        }
    }

    @PostMapping("/api/v1/persons")
    ResponseEntity<Map<String, Object>> register(@RequestBody @Valid NewPerson person, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            if (organisation
                    .authority()
                    .findAnywhere(write.who(), OfficeKind.SUBMITTER, write.today())
                    .isEmpty()) {
                organisation.authority().requireAnywhere(write.who(), OfficeKind.ADMINISTRATOR, write.today());
            }
            PersonId id = person.id() == null ? new PersonId(Id.next()) : person.id();
            long version = commands.sendAndWait(new RegisterPerson(
                    id,
                    Protected.of(id, person.fullName().strip()),
                    known(id, person.birthDate()),
                    known(id, person.nationalId()),
                    known(id, person.address()),
                    known(id, person.contact())));
            return Outcome.of(id.value(), version).at("/api/v1/persons/" + id.value());
        });
    }

    private static <T> @Nullable Protected<T> known(PersonId person, @Nullable T value) {
        return value == null ? null : Protected.of(person, value);
    }
}
