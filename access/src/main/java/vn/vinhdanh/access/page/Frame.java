package vn.vinhdanh.access.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;
import vn.vinhdanh.access.account.AccountUser;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.organisation.HeldOffice;
import vn.vinhdanh.access.organisation.OrganisationQueries;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Sentence;

/** What stands around every page, as templates ask for it: {@code @frame}. */
public final class Frame {

    static final String THEME = "VINHDANH_THEME";

    /** Where pages are what views held at a time. */
    private static final Set<String> VERSIONED = Set.of("/nominations", "/cases", "/sessions", "/decisions", "/units");

    private static final Set<String> OF_ANOTHER_TIME = Set.of("asOf", "position", "after", "cursor");

    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final List<String> LANGUAGES = List.of("vi", "en");

    private final Supplier<Optional<OrganisationQueries>> organisation;
    private final Clock clock;

    Frame(Supplier<Optional<OrganisationQueries>> organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    public record Entry(String path, String icon, Sentence name, boolean current) {}

    /**
     * @param theme light or dark; null for that of the system
     * @param past what past is shown, in words; null for the present
     * @param then how to ask for the page as of an instant; null where it has no past, or nobody who looks into it
     */
    public record Around(
            boolean signedIn,
            @Nullable String account,
            @Nullable String displayName,
            @Nullable String theme,
            String address,
            @Nullable String past,
            String presentAddress,
            @Nullable Then then,
            List<String> otherLanguages,
            List<Entry> places) {}

    /**
     * The page as of another instant.
     *
     * @param kept the other parameters of its address
     */
    public record Then(String path, Map<String, String> kept) {}

    public Around now() {
        HttpServletRequest request = request();
        Optional<AccountUser> user = user();
        Optional<SignedIn> who = user.map(AccountUser::signedIn);
        String path = path(request);
        Set<OfficeKind> held = who.map(this::kinds).orElse(Set.of());
        String language = LocaleContextHolder.getLocale().getLanguage();
        return new Around(
                who.isPresent(),
                who.map(SignedIn::account).orElse(null),
                user.map(AccountUser::displayName).orElse(null),
                theme(request),
                address(request, path),
                past(request),
                UriComponentsBuilder.fromUriString(address(request, path))
                        .replaceQueryParam("asOf")
                        .replaceQueryParam("position")
                        .build()
                        .toUriString(),
                then(request, path, held),
                LANGUAGES.stream().filter(other -> !other.equals(language)).toList(),
                Place.ALL.stream()
                        .filter(place -> place.concerns(held))
                        .map(place -> new Entry(place.path(), place.icon(), place.name(), place.contains(path)))
                        .toList());
    }

    /** A key for a form, so that sending it twice does it once. */
    public String key() {
        return UUID.randomUUID().toString();
    }

    /** One of two sentences, by the language of the page. */
    public String say(String vi, String en) {
        return new Sentence(vi, en).in(LocaleContextHolder.getLocale());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
    }

    /** How a state looks: never by its colour alone. */
    public record Look(String icon, String tone) {}

    public Look look(Object code) {
        return switch (code.toString()) {
            case "DRAFT" -> new Look("pencil", "none");
            case "SUBMITTED" -> new Look("send", "info");
            case "IN_REVIEW" -> new Look("search", "info");
            case "RETURNED" -> new Look("arrow-return-left", "wait");
            case "ON_HOLD" -> new Look("pause-circle", "wait");
            case "AWAITING_DECISION" -> new Look("hourglass-split", "info");
            case "AWARDED" -> new Look("award", "good");
            case "REJECTED" -> new Look("x-circle", "bad");
            case "REVOKED" -> new Look("slash-circle", "bad");
            case "LAPSED" -> new Look("calendar-x", "bad");
            default -> new Look("dash-circle", "none");
        };
    }

    private Set<OfficeKind> kinds(SignedIn who) {
        Stream<OfficeKind> held = organisation.get().stream()
                .flatMap(queries -> queries.heldForReading(who.person(), today()).stream())
                .map(HeldOffice::kind);
        Stream<OfficeKind> first = who.administrator() ? Stream.of(OfficeKind.ADMINISTRATOR) : Stream.empty();
        return Stream.concat(held, first).collect(Collectors.toSet());
    }

    private static Optional<AccountUser> user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof AccountUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    private static @Nullable String theme(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, THEME);
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : null;
    }

    private static @Nullable String past(HttpServletRequest request) {
        String asOf = request.getParameter("asOf");
        String position = request.getParameter("position");
        if (asOf != null && !asOf.isBlank()) {
            return readable(asOf);
        }
        return position == null || position.isBlank()
                ? null
                : new Sentence("vị trí " + position, "position " + position).in(LocaleContextHolder.getLocale());
    }

    /** For auditors; others see the past where it helps their work: on boards and in histories. */
    private static @Nullable Then then(HttpServletRequest request, String path, Set<OfficeKind> held) {
        if (!held.contains(OfficeKind.AUDITOR)
                || !"GET".equals(request.getMethod())
                || VERSIONED.stream().noneMatch(place -> path.equals(place) || path.startsWith(place + "/"))) {
            return null;
        }
        Map<String, String> kept = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OF_ANOTHER_TIME.contains(name)) {
                kept.put(name, values[0]);
            }
        });
        return new Then(path, kept);
    }

    private static String readable(String asOf) {
        try {
            return asOf.endsWith("Z")
                    ? Labels.minute(Instant.parse(asOf))
                    : Labels.minute(
                            LocalDateTime.parse(asOf).atZone(ApiWrite.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return asOf; // the error page, which says what is wrong with it
        }
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static String address(HttpServletRequest request, String path) {
        if (!"GET".equals(request.getMethod())) {
            return path;
        }
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private static HttpServletRequest request() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest();
        }
        throw new IllegalStateException("A page is there for a request only");
    }
}
