package vn.vinhdanh.people.read.persons;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.people.FoldedName;
import vn.vinhdanh.people.read.Registrars;

/** Persons, for those who keep the register and for auditors; everybody sees themselves. */
@RestController
class PersonsApi {

    private final PersonVersions persons;
    private final Registrars registrars;

    PersonsApi(PersonVersions persons, Registrars registrars) {
        this.persons = persons;
        this.registrars = registrars;
    }

    record View(
            String id,
            @Nullable String fullName,
            @Nullable LocalDate birthDate,
            @Nullable String nationalId,
            @Nullable String address,
            @Nullable String contact,
            long version) {

        private static View of(PersonRow row) {
            return new View(
                    row.id(),
                    row.fullName(),
                    row.birthDate(),
                    row.nationalId(),
                    row.address(),
                    row.contact(),
                    row.version());
        }
    }

    @GetMapping("/api/v1/persons")
    Page<View> list(@RequestParam @Nullable String q, SignedIn who, Paging paging, ReadAt at) {
        registrars.require(who);
        at.await(PersonsView.NAME);
        String search = paging.isFirst() ? "" : paging.after().get(0);
        String id = paging.isFirst() ? "" : paging.after().get(1);
        return Page.of(
                        persons.list(pattern(q), search, id, Limit.of(paging.fetch())),
                        paging,
                        person -> List.of(person.row().search(), person.row().id()))
                .map(person -> View.of(person.row()));
    }

    @GetMapping("/api/v1/persons/{id}")
    ResponseEntity<View> one(@PathVariable PersonId id, SignedIn who, ReadAt at) {
        at.await(PersonsView.NAME);
        Long position = at.position();
        boolean allowed = id.equals(who.person()) || registrars.isOne(who);
        return (allowed
                        ? persons.find(id.value(), position == null ? Long.MAX_VALUE - 1 : position)
                        : java.util.Optional.<PersonVersion>empty())
                .map(person -> ResponseEntity.ok()
                        .eTag(Long.toString(person.row().version()))
                        .body(View.of(person.row())))
                .orElseThrow(() -> Refusal.notFound("Không có người này.", "There is no such person."));
    }

    private static String pattern(@Nullable String q) {
        String folded = q == null ? "" : FoldedName.of(q);
        return "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
