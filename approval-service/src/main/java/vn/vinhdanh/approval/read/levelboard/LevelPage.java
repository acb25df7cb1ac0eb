package vn.vinhdanh.approval.read.levelboard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.EventLog;

/** The boards of the award levels to look at; behind every number stands the list that it counts. */
@PageController
class LevelPage {

    private final LevelNumbers numbers;
    private final LevelBoardRepository boards;
    private final Offices offices;
    private final EventLog log;
    private final Clock clock;

    LevelPage(
            LevelNumbers numbers,
            LevelBoardRepository boards,
            Offices offices,
            EventLog log,
            ObjectProvider<Clock> clock) {
        this.numbers = numbers;
        this.boards = boards;
        this.offices = offices;
        this.log = log;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @GetMapping("/levels")
    String levels(@RequestParam @Nullable LocalDate day, @RequestParam @Nullable Instant asOf, ReadAt at, Model model) {
        if (day != null) {
            return atEndOf(day, "/levels");
        }
        Arrays.stream(AwardLevel.values()).forEach(level -> at.await(LevelBoardView.nameOf(level)));
        List<LevelNumbers.Short> levels = numbers.all(at, yearBefore(at, asOf));
        long position =
                levels.stream().mapToLong(LevelNumbers.Short::position).min().orElse(0);
        model.addAttribute("levels", levels);
        model.addAttribute("links", new Links(at, asOf));
        model.addAttribute(
                "yearBefore",
                yearBefore(at, asOf) == null
                        ? null
                        : momentOf(at, asOf).minusYears(1).toLocalDate());
        made(position, at, asOf, model);
        return "approval/levels";
    }

    @GetMapping("/levels/{level}")
    String level(
            @PathVariable AwardLevel level,
            @RequestParam @Nullable LocalDate day,
            @RequestParam @Nullable Instant asOf,
            ReadAt at,
            Model model) {
        if (day != null) {
            return atEndOf(day, "/levels/" + level);
        }
        at.await(LevelBoardView.nameOf(level));
        Long yearBefore = yearBefore(at, asOf);
        LevelNumbers.Board board = numbers.of(level, at, yearBefore);
        model.addAttribute("board", board);
        model.addAttribute("level", level);
        model.addAttribute("levels", AwardLevel.values());
        model.addAttribute("states", CaseState.values());
        model.addAttribute("links", new Links(at, asOf));
        model.addAttribute(
                "units",
                offices.organisation()
                        .names(
                                Stream.concat(board.units().stream(), board.least().stream())
                                        .map(LevelNumbers.Unit::unit)
                                        .distinct()
                                        .toList(),
                                offices.today()));
        model.addAttribute(
                "yearBefore",
                yearBefore == null ? null : momentOf(at, asOf).minusYears(1).toLocalDate());
        made(board.level().position(), at, asOf, model);
        return "approval/level";
    }

    /** The nominations that the viewer may see, of those that a mark counts. */
    @GetMapping("/levels/{level}/nominations")
    String nominations(
            @PathVariable AwardLevel level,
            @RequestParam(defaultValue = "") List<CaseState> state,
            @RequestParam @Nullable String award,
            @RequestParam @Nullable RecipientKind kind,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable YearMonth month,
            @RequestParam @Nullable YearMonth awardedIn,
            @RequestParam @Nullable String reached,
            @RequestParam @Nullable Instant asOf,
            Paging paging,
            ReadAt at,
            SignedIn who,
            Model model) {
        at.await(LevelBoardView.nameOf(level));
        BoardFilter filter = new BoardFilter(state, award, kind, unit, month, awardedIn, reached(reached));
        Sight sight = offices.sight(who, offices.today());
        Page<BoardEntity> page = Page.of(
                boards.list(level, filter, sight, sight.proposers(), paging, at),
                paging,
                row -> List.of(row.ref, row.nomination));
        Links links = new Links(at, asOf);
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("state", filter.states());
        asked.put("award", award);
        asked.put("kind", kind);
        asked.put("unit", unit);
        asked.put("month", month);
        asked.put("awardedIn", awardedIn);
        asked.put("reached", reached);
        String here = links.list(level, asked);
        model.addAttribute("level", level);
        model.addAttribute("links", links);
        model.addAttribute("filter", filter);
        model.addAttribute("everything", sight.everything());
        model.addAttribute("items", page.items().stream().map(LevelApi::line).toList());
        model.addAttribute(
                "units",
                offices.organisation()
                        .names(
                                Stream.concat(
                                                page.items().stream()
                                                        .flatMap(row -> Stream.of(row.proposedBy, row.body)),
                                                Stream.of(unit))
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .toList(),
                                offices.today()));
        model.addAttribute("first", paging.isFirst() ? null : here);
        model.addAttribute(
                "next",
                page.nextCursor() == null
                        ? null
                        : UriComponentsBuilder.fromUriString(here)
                                .queryParam("cursor", page.nextCursor())
                                .toUriString());
        return "approval/level-nominations";
    }

    /** What the numbers were made at, and how to have them again. */
    private void made(long position, ReadAt at, @Nullable Instant asOf, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE);
        Instant begun = log.recordedAt(1);
        LocalDate first = begun.equals(Instant.EPOCH) ? today : LocalDate.ofInstant(begun, ApiWrite.ZONE);
        model.addAttribute("position", position);
        model.addAttribute("recorded", position == 0 ? null : log.recordedAt(position));
        model.addAttribute("day", at.isPast() ? momentOf(at, asOf).toLocalDate() : today);
        model.addAttribute("today", today);
        model.addAttribute("firstDay", first.isAfter(today) ? today : first);
        model.addAttribute("days", Math.max(0, ChronoUnit.DAYS.between(first, today)));
    }

    /** A day is asked for as its end; today and later are the present. */
    private String atEndOf(LocalDate day, String path) {
        if (!day.isBefore(LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE))) {
            return "redirect:" + path;
        }
        Instant end = day.plusDays(1).atStartOfDay(ApiWrite.ZONE).toInstant().minusMillis(1);
        return "redirect:" + path + "?asOf=" + end;
    }

    private ZonedDateTime momentOf(ReadAt at, @Nullable Instant asOf) {
        Long position = at.position();
        Instant instant = asOf != null ? asOf : position != null ? log.recordedAt(position) : clock.instant();
        return instant.atZone(ApiWrite.ZONE);
    }

    private @Nullable Long yearBefore(ReadAt at, @Nullable Instant asOf) {
        long position = log.positionAt(momentOf(at, asOf).minusYears(1).toInstant());
        return position == 0 ? null : position;
    }

    private static @Nullable Reached reached(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Reached.parse(text);
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.malformed(Defect.of(
                        "BAD_PARAMETER",
                        "Tham số reached phải có dạng PROVINCE.COUNCIL.",
                        "The parameter reached must be of the form PROVINCE.COUNCIL.")
                .at("?reached"));
    }

    /** Addresses that keep the moment that is looked at. */
    record Links(ReadAt at, @Nullable Instant asOf) {

        public String levels() {
            return link("/levels", Map.of());
        }

        public String level(AwardLevel level) {
            return link("/levels/" + level, Map.of());
        }

        public String all(AwardLevel level) {
            return list(level, Map.of());
        }

        public String open(AwardLevel level) {
            return states(level, state -> !state.isFinal());
        }

        public String notAwarded(AwardLevel level) {
            return states(level, state -> state.isFinal() && state != CaseState.AWARDED);
        }

        public String state(AwardLevel level, CaseState state) {
            return list(level, Map.of("state", List.of(state)));
        }

        public String award(AwardLevel level, String award, @Nullable RecipientKind kind) {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("state", List.of(CaseState.AWARDED));
            asked.put("award", award);
            asked.put("kind", kind);
            return list(level, asked);
        }

        public String unit(AwardLevel level, String unit) {
            return list(level, Map.of("unit", unit));
        }

        public String awardedTo(AwardLevel level, String unit) {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("state", List.of(CaseState.AWARDED));
            asked.put("unit", unit);
            return list(level, asked);
        }

        public String month(AwardLevel level, YearMonth month) {
            return list(level, Map.of("month", month));
        }

        public String awardedIn(AwardLevel level, YearMonth month) {
            return list(level, Map.of("awardedIn", month));
        }

        public String reached(AwardLevel level, Reached step) {
            return list(level, Map.of("reached", step));
        }

        public String list(AwardLevel level, Map<String, ?> asked) {
            return link("/levels/" + level + "/nominations", asked);
        }

        private String states(AwardLevel level, Predicate<CaseState> which) {
            return list(
                    level,
                    Map.of(
                            "state",
                            Arrays.stream(CaseState.values()).filter(which).toList()));
        }

        private String link(String path, Map<String, ?> asked) {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
            asked.forEach((name, value) -> {
                if (value instanceof List<?> several) {
                    several.forEach(each -> link.queryParam(name, each));
                } else if (value != null) {
                    link.queryParam(name, value);
                }
            });
            if (asOf != null) {
                link.queryParam("asOf", asOf);
            } else if (at.isPast()) {
                link.queryParam("position", at.position());
            }
            return link.encode().toUriString();
        }
    }
}
