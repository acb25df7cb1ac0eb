package vn.vinhdanh.people.write.accounts;

import java.time.LocalDate;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.NewAccount;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeId;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.write.AssignOffice;
import vn.vinhdanh.organisation.write.Offices;
import vn.vinhdanh.organisation.write.Units;
import vn.vinhdanh.people.write.RegisterPerson;

/** Gives somebody an account, makes them known as a person, and lets them hold an office: all in one write. */
@Component
class NewcomerDesk {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final CommandGateway commands;
    private final Accounts accounts;
    private final Units units;
    private final OwnOrganisation organisation;
    private final @Nullable String demoPassword;

    /** @param demoPassword one password for many accounts: only where an operator says so */
    NewcomerDesk(
            CommandGateway commands,
            Accounts accounts,
            Units units,
            OwnOrganisation organisation,
            @Value("${vinhdanh.demo.password:#{null}}") @Nullable String demoPassword) {
        this.commands = commands;
        this.accounts = accounts;
        this.units = units;
        this.organisation = organisation;
        this.demoPassword = demoPassword;
    }

    /**
     * Somebody new.
     *
     * @param password null: the demonstration's, where there is one
     */
    record Newcomer(
            String username,
            String displayName,
            @Nullable PersonId person,
            @Nullable String password,
            @Nullable Locale locale,
            @Nullable NewOffice office) {

        @Override
        public String toString() {
            return "Newcomer[" + username + "]";
        }
    }

    record NewOffice(
            UnitId unit,
            OfficeKind kind,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** To be called inside a write. */
    Outcome welcome(Newcomer newcomer, ApiWrite write) {
        boolean demo = demoPassword != null
                && (newcomer.password() == null || newcomer.password().equals(demoPassword));
        String password = newcomer.password() == null ? demoPassword : newcomer.password();
        if (password == null) {
            throw Refusal.malformed(Defect.of("REQUIRED", "Cần mật khẩu.", "A password is needed.")
                    .at("/password"));
        }
        Account account = accounts.create(new NewAccount(
                newcomer.username(),
                newcomer.displayName(),
                newcomer.person(),
                password,
                newcomer.locale() == null ? VIETNAMESE : newcomer.locale(),
                demo));
        PersonId person = account.person();
        commands.sendAndWait(new RegisterPerson(
                person, Protected.of(person, newcomer.displayName().strip()), null, null, null, null));
        Outcome outcome = Outcome.of(account.username())
                .at("/api/v1/accounts/" + account.username())
                .with("person", person);
        NewOffice office = newcomer.office();
        return office == null ? outcome : outcome.with("office", assigned(person, office, write));
    }

    private OfficeId assigned(PersonId person, NewOffice office, ApiWrite write) {
        units.require(office.unit(), "/unit_id");
        organisation.authority().require(write.who(), OfficeKind.ADMINISTRATOR, office.unit(), write.today());
        OfficeId id = Offices.idOf(person, office.unit(), office.kind(), office.from());
        commands.sendAndWait(
                new AssignOffice(id, person, office.unit(), office.kind(), office.from(), office.until(), null));
        return id;
    }
}
