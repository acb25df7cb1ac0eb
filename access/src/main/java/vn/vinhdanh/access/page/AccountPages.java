package vn.vinhdanh.access.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.Account;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.access.problem.ProblemConfiguration;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.regulations.OrganisationUnit;

/** Signing in, one's own account, and how one likes to see the pages. */
@PageController
class AccountPages {

    private static final int SHOWN = 200;

    private final Accounts accounts;
    private final Supplier<Optional<OrganisationQueries>> organisation;
    private final Frame frame;
    private final Forms forms;
    private final boolean demonstration;

    AccountPages(
            Accounts accounts,
            Supplier<Optional<OrganisationQueries>> organisation,
            Frame frame,
            Forms forms,
            boolean demonstration) {
        this.accounts = accounts;
        this.organisation = organisation;
        this.frame = frame;
        this.forms = forms;
        this.demonstration = demonstration;
    }

    record Newcomer(String username, OfficeKind kind) {}

    record OfficeLine(
            OfficeKind kind,
            String unit,
            LocalDate from,
            @Nullable LocalDate until,
            boolean delegated) {}

    @Unrecorded
    @GetMapping("/sign-in")
    String signIn(Model model) {
        if (demonstration) {
            model.addAttribute("demonstration", demonstration());
        }
        return "sign-in";
    }

    /** The accounts of those who are in office today, unit by unit; of several in the same office the first. */
    private Map<String, List<Newcomer>> demonstration() {
        OrganisationQueries queries = organisation.get().orElseThrow();
        List<HeldOffice> held = queries.inOffice(frame.today(), SHOWN);
        Map<String, Account> byPerson = new HashMap<>();
        accounts.list(null, SHOWN).stream()
                .filter(Account::demo)
                .forEach(account -> byPerson.put(account.person().value(), account));
        Map<String, String> units =
                queries.names(held.stream().map(office -> office.unit().value()).toList(), frame.today());
        Map<String, List<Newcomer>> newcomers = new TreeMap<>();
        Set<String> told = new HashSet<>();
        for (HeldOffice office : held) {
            Account account = byPerson.get(office.person().value());
            String unit = units.get(office.unit().value());
            if (account != null && unit != null && told.add(unit + office.kind())) {
                newcomers
                        .computeIfAbsent(unit, name -> new ArrayList<>())
                        .add(new Newcomer(account.username(), office.kind()));
            }
        }
        return newcomers;
    }

    @Unrecorded
    @GetMapping("/account")
    String account(SignedIn who, Model model) {
        LocalDate today = frame.today();
        model.addAttribute("account", accounts.find(who.account()).orElseThrow());
        model.addAttribute(
                "offices",
                organisation.get().stream()
                        .flatMap(queries ->
                                queries.held(who.person(), today).stream().map(held -> line(held, queries, today)))
                        .toList());
        return "account";
    }

    @PostMapping("/account/password")
    String changePassword(SignedIn who, @RequestParam String present, @RequestParam String password, Model model) {
        return forms.tried(
                () -> accounts.changePassword(who.account(), present, password),
                Forms.Done.to(
                        "/sign-in", "Đã đổi mật khẩu. Hãy đăng nhập lại.", "The password is changed. Sign in again."),
                model,
                () -> account(who, model));
    }

    /** Kept in cookies, so that they hold before anybody signs in. */
    @PostMapping("/preferences")
    String prefer(
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        keep(ProblemConfiguration.LANGUAGE, language, Set.of("vi", "en"), response);
        keep(Frame.THEME, theme, Set.of("light", "dark"), response);
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        return "redirect:" + (ours ? back : "/");
    }

    private static void keep(String cookie, @Nullable String value, Set<String> known, HttpServletResponse response) {
        if (value != null && known.contains(value)) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(cookie, value)
                            .path("/")
                            .sameSite("Lax")
                            .httpOnly(true)
                            .maxAge(Duration.ofDays(365))
                            .build()
                            .toString());
        }
    }

    private static OfficeLine line(HeldOffice held, OrganisationQueries organisation, LocalDate on) {
        String unit = organisation
                .unit(held.unit(), on)
                .map(OrganisationUnit::name)
                .orElse(held.unit().value());
        return new OfficeLine(held.kind(), unit, held.from(), held.until(), held.onBehalfOf() != null);
    }
}
