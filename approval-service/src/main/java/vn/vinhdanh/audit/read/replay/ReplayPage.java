package vn.vinhdanh.audit.read.replay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vinhdanh.access.account.Accounts;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.audit.read.replay.ReplayApi.Asked;
import vn.vinhdanh.audit.read.replay.ReplayApi.ReplayJson;
import vn.vinhdanh.events.AwardLevel;

/** Replays for auditors: asking for one, watching it, and what came of it. */
@PageController
class ReplayPage {

    private static final String REPLAYS = "/audit/replays";

    private final ReplayApi api;
    private final ReplayWork work;
    private final Accounts accounts;
    private final Forms forms;

    ReplayPage(ReplayApi api, ReplayWork work, Accounts accounts, Forms forms) {
        this.api = api;
        this.work = work;
        this.accounts = accounts;
        this.forms = forms;
    }

    @Unrecorded
    @GetMapping("/audit")
    String desk() {
        return "redirect:" + REPLAYS;
    }

    /** @param nomination with which the form begins */
    @GetMapping(REPLAYS)
    String list(@RequestParam(required = false) @Nullable String nomination, Paging paging, SignedIn who, Model model) {
        Page<ReplayJson> page = api.list(paging, who);
        model.addAttribute("replays", page.items());
        model.addAttribute("names", names(page.items()));
        model.addAttribute("levels", AwardLevel.values());
        model.addAttribute("nomination", nomination);
        model.addAttribute("first", paging.isFirst() ? null : REPLAYS);
        model.addAttribute("next", page.nextCursor() == null ? null : REPLAYS + "?cursor=" + page.nextCursor());
        return "audit/replays";
    }

    @PostMapping(REPLAYS)
    String ask(
            @RequestParam(defaultValue = "ALL") String kind,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String nomination,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    LocalDateTime until,
            ApiWrite write) {
        String scope =
                switch (kind) {
                    case "LEVEL" -> "LEVEL:" + level;
                    case "NOMINATION" -> "NOMINATION:" + nomination.strip();
                    default -> kind;
                };
        Instant upTo = until == null ? null : until.atZone(ApiWrite.ZONE).toInstant();
        String next = forms.answer(
                () -> write.answer(HttpStatus.ACCEPTED, () -> api.asked(new Asked(scope, upTo, null), write)),
                answer ->
                        Done.to(REPLAYS + "/" + answer.outcome().id(), "Đã bắt đầu dựng lại.", "The replay has begun."),
                REPLAYS);
        work.look();
        return next;
    }

    @GetMapping(REPLAYS + "/{replay}")
    String show(@PathVariable String replay, SignedIn who, Model model) {
        ReplayJson found = api.get(replay, who);
        model.addAttribute("replay", found);
        model.addAttribute("ended", found.state() != Replay.State.WAITING && found.state() != Replay.State.RUNNING);
        model.addAttribute("name", names(List.of(found)).getOrDefault(found.askedBy(), found.askedBy()));
        return "audit/replay";
    }

    @PostMapping(REPLAYS + "/{replay}/cancel")
    String cancel(@PathVariable String replay, ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.ACCEPTED, () -> api.cancelled(replay, write)),
                answer -> Done.to(REPLAYS + "/" + replay, "Đã yêu cầu dừng.", "It was asked to stop."),
                REPLAYS + "/" + replay);
    }

    private Map<String, String> names(List<ReplayJson> replays) {
        Set<String> persons = replays.stream().map(ReplayJson::askedBy).collect(Collectors.toSet());
        return accounts.namesOf(persons);
    }
}
