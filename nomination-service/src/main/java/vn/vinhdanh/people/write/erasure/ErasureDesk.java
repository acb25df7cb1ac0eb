package vn.vinhdanh.people.write.erasure;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.access.organisation.Authority;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.people.FilesOfPerson;
import vn.vinhdanh.people.TypedText;
import vn.vinhdanh.people.write.ErasePerson;
import vn.vinhdanh.people.write.LiftLegalHold;
import vn.vinhdanh.people.write.People;
import vn.vinhdanh.people.write.PersonRefusals;
import vn.vinhdanh.people.write.PlaceLegalHold;

/**
 * Erases persons, and keeps them from being erased. The receipt, the end of the key and whatever lies outside the log go
 * in one transaction; the rows of views follow with the receipt itself.
 */
@Component
class ErasureDesk {

    private final CommandGateway commands;
    private final People people;
    private final Accounts accounts;
    private final Authority authority;
    private final FilesOfPerson files;
    private final TypedText typed;
    private final Documents documents;

    ErasureDesk(
            CommandGateway commands,
            People people,
            Accounts accounts,
            OwnOrganisation organisation,
            FilesOfPerson files,
            TypedText typed,
            Documents documents) {
        this.commands = commands;
        this.people = people;
        this.accounts = accounts;
        this.authority = organisation.authority();
        this.files = files;
        this.typed = typed;
        this.documents = documents;
    }

    /** To be called inside a write. What it answers beside the version says how much was erased. */
    Outcome erase(PersonId person, String ground, String legalRef, @Nullable LocalDate date, ApiWrite write) {
        Actor by = administrator(write.who(), write.today());
        List<Account> theirs = accounts.of(person);
        List<String> nominations = files.nominations(person);
        if (theirs.isEmpty() && nominations.isEmpty() && !people.areKnown(person)) {
            throw PersonRefusals.unknown();
        }
        people.holdOf(person).ifPresent(hold -> {
            String placedBy = hold.by().person().value();
            throw PersonRefusals.held(hold, accounts.namesOf(List.of(placedBy)).getOrDefault(placedBy, placedBy));
        });
        theirs.stream().filter(account -> !account.disabled()).findFirst().ifPresent(account -> {
            throw PersonRefusals.accountLives(account.username());
        });
        if (!authority.held(person, write.today()).isEmpty()) {
            throw PersonRefusals.holdsOffice();
        }
        int forms =
                typed.forget(theirs.stream().map(Account::username).toList(), person, people.namesOf(person, theirs));
        int erasedDocuments = documents.erase(files.documents(person));
        long version =
                commands.sendAndWait(new ErasePerson(person, ground.strip(), legalRef.strip(), by, write.on(date)));
        accounts.erase(person);
        return Outcome.of(person.value(), version)
                .at("/api/v1/persons/" + person.value())
                .with("nominations", nominations.size())
                .with("documents", erasedDocuments)
                .with("accounts", theirs.size())
                .with("forms", forms);
    }

    /** To be called inside a write. */
    Outcome hold(PersonId person, String reason, @Nullable String legalRef, @Nullable LocalDate date, ApiWrite write) {
        Actor by = administrator(write.who(), write.today());
        if (!people.areKnown(person)
                && accounts.of(person).isEmpty()
                && files.nominations(person).isEmpty()) {
            throw PersonRefusals.unknown();
        }
        return Outcome.of(
                person.value(),
                commands.<Long>sendAndWait(new PlaceLegalHold(person, reason.strip(), legalRef, by, write.on(date))));
    }

    /** To be called inside a write. */
    Outcome lift(PersonId person, String reason, @Nullable LocalDate date, ApiWrite write) {
        Actor by = administrator(write.who(), write.today());
        if (!people.areKnown(person)) {
            throw PersonRefusals.unknown();
        }
        return Outcome.of(
                person.value(),
                commands.<Long>sendAndWait(new LiftLegalHold(person, reason.strip(), by, write.on(date))));
    }

    void requireAdministrator(ApiWrite write) {
        administrator(write.who(), write.today());
    }

    /** Persons belong to no unit, and what is erased is erased everywhere: so it takes the highest administrators. */
    private Actor administrator(SignedIn who, LocalDate today) {
        Actor actor = authority.requireAnywhere(who, OfficeKind.ADMINISTRATOR, today);
        if (who.administrator()) {
            return actor;
        }
        return authority.held(who.person(), today).stream()
                .filter(office -> office.kind() == OfficeKind.ADMINISTRATOR && office.unitParent() == null)
                .findFirst()
                .orElseThrow(PersonRefusals::notForAll)
                .actor();
    }
}
