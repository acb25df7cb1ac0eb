package vn.vinhdanh.approval.read.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Seat;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.inbox.MyWork;
import vn.vinhdanh.approval.read.levelboard.LevelBoardView;
import vn.vinhdanh.approval.read.levelboard.UnitNumbers;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.eventstore.EventLog;

/** Home: what waits for me, how my unit's nominations stand, and what has moved since yesterday. */
@PageController
class HomePage {

    private static final int MOST_URGENT = 5;
    private static final int MOST_NEWS = 10;

    private final MyWork work;
    private final UnitNumbers numbers;
    private final News news;
    private final Offices offices;
    private final EventLog log;

    HomePage(MyWork work, UnitNumbers numbers, News news, Offices offices, EventLog log) {
        this.work = work;
        this.numbers = numbers;
        this.news = news;
        this.offices = offices;
        this.log = log;
    }

    @Unrecorded
    @GetMapping("/")
    String home(ReadAt at, SignedIn who, Model model) {
        Arrays.stream(AwardLevel.values()).forEach(level -> at.await(LevelBoardView.nameOf(level)));
        LocalDate today = offices.today();
        List<Seat> seats = offices.seats(who, today);
        Sight sight = offices.sight(who, today);
        boolean acts = seats.stream().map(Seat::office).anyMatch(HomePage::hasDesk);
        MyWork.Summary summary = work.of(who, MOST_URGENT, at);
        Instant yesterday = today.minusDays(1).atStartOfDay(ApiWrite.ZONE).toInstant();
        List<News.Line> moved = news.since(log.positionAt(yesterday), sight, MOST_NEWS);
        model.addAttribute("today", today);
        model.addAttribute("acts", acts || summary.everything() > 0);
        model.addAttribute("work", summary);
        model.addAttribute("proposes", !sight.proposers().isEmpty());
        model.addAttribute("mine", numbers.of(sight.proposers(), at));
        model.addAttribute("news", moved);
        model.addAttribute("sees", sight.everything());
        model.addAttribute("nobody", seats.isEmpty() && !who.administrator());
        Map<String, String> units = offices.organisation()
                .names(
                        Stream.concat(
                                        Stream.concat(
                                                summary.urgent().stream().map(MyWork.Line::body),
                                                moved.stream().map(News.Line::body)),
                                        sight.proposers().stream().map(UnitId::value))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList(),
                        today);
        model.addAttribute("units", units);
        model.addAttribute(
                "myUnits",
                sight.proposers().stream()
                        .map(unit -> units.get(unit.value()))
                        .distinct()
                        .sorted()
                        .toList());
        return "approval/home";
    }

    private static boolean hasDesk(OfficeKind office) {
        return switch (office) {
            case INTAKE_OFFICER, APPRAISER, COUNCIL_SECRETARY, HEAD, SUBMITTER -> true;
            case COUNCIL_MEMBER, AUDITOR, ADMINISTRATOR -> false;
        };
    }
}
