package vn.vinhdanh.people.write.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import vn.vinhdanh.access.table.SentRow;
import vn.vinhdanh.access.table.SentTable;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.people.write.accounts.NewcomerDesk.NewOffice;
import vn.vinhdanh.people.write.accounts.NewcomerDesk.Newcomer;

/** Administrators give accounts, one by one or from a file, and end them. */
@RestController
class AccountsWriteApi {

    static final int MAX_ROWS = 5_000;
    static final Set<String> REQUIRED = Set.of("username", "display_name", "unit_id", "office", "from");
    static final Set<String> OPTIONAL = Set.of("until", "password");

    private final NewcomerDesk desk;
    private final LeaverDesk leavers;
    private final OwnOrganisation organisation;

    AccountsWriteApi(NewcomerDesk desk, LeaverDesk leavers, OwnOrganisation organisation) {
        this.desk = desk;
        this.leavers = leavers;
        this.organisation = organisation;
    }

    record Holding(
            @NotNull UnitId unit,
            @NotNull OfficeKind kind,
            @NotNull LocalDate from,
            @Nullable LocalDate until) {}

    record AccountForm(
            @NotBlank String username,
            @NotBlank @Size(max = 200) String displayName,
            @Nullable PersonId person,
            @Nullable String password,
            @Nullable String locale,
            @Nullable @Valid Holding office) {

        @Override
        public String toString() {
            return "AccountForm[" + username + "]";
        }
    }

    @PostMapping("/api/v1/accounts")
    ResponseEntity<Map<String, Object>> create(@RequestBody @Valid AccountForm form, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> created(form, write));
    }

    /** To be called inside a write. */
    Outcome created(AccountForm form, ApiWrite write) {
        administrator(write);
        Holding office = form.office();
        return desk.welcome(
                new Newcomer(
                        form.username(),
                        form.displayName(),
                        form.person(),
                        form.password(),
                        form.locale() == null ? null : Locale.forLanguageTag(form.locale()),
                        office == null
                                ? null
                                : new NewOffice(office.unit(), office.kind(), office.from(), office.until())),
                write);
    }

    /** Ends an account for good; what was done under its name stays. */
    @DeleteMapping("/api/v1/accounts/{username}")
    ResponseEntity<Map<String, Object>> end(@PathVariable String username, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> leavers.farewell(username, write));
    }

    private record Line(int number, Newcomer newcomer) {}

    /** @param password for all rows that have none of their own */
    @PostMapping(
            path = "/api/v1/accounts:import",
            consumes = {"text/csv", SentTable.XLSX})
    ResponseEntity<Map<String, Object>> importAccounts(
            @RequestBody byte[] file, @RequestParam @Nullable String password, ApiWrite write) {
        administrator(write);
        SentTable table = SentTable.read(file, REQUIRED, OPTIONAL, MAX_ROWS);
        List<Line> lines = table.map(row -> new Line(row.number(), newcomer(row, password)));
        return write.all(
                HttpStatus.OK,
                lines,
                Line::number,
                line -> desk.welcome(line.newcomer(), write),
                answer -> answer.put("unknownColumns", table.unknownColumns()));
    }

    private static Newcomer newcomer(SentRow row, @Nullable String password) {
        String own = row.text("password");
        LocalDate from = row.date("from");
        if (from == null) {
            row.required("from");
            throw new IllegalStateException("A required column has a value");
        }
        return new Newcomer(
                row.required("username"),
                row.required("display_name"),
                null,
                own == null ? password : own,
                null,
                new NewOffice(
                        row.required("unit_id", UnitId::new),
                        row.oneOf("office", OfficeKind.class),
                        from,
                        row.date("until")));
    }

    /** @throws vn.vinhdanh.events.Refusal FORBIDDEN */
    void administrator(ApiWrite write) {
        organisation.authority().requireAnywhere(write.who(), OfficeKind.ADMINISTRATOR, write.today());
    }
}
