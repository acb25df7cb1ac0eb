package vn.vinhdanh.approval.read.levelboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.StepKind;
import vn.vinhdanh.eventstore.view.LogProgress;

/** The boards of the award levels: how many stand where, what was awarded, and the nominations behind the numbers. */
@RestController
class LevelApi {

    private final LevelBoardRepository boards;
    private final Offices offices;
    private final LogProgress progress;

    LevelApi(LevelBoardRepository boards, Offices offices, LogProgress progress) {
        this.boards = boards;
        this.offices = offices;
        this.progress = progress;
    }

    /** @param position the lowest of the boards' positions: everything up to there is in all of them */
    record LevelsJson(long position, List<LevelJson> levels) {}

    record LevelJson(AwardLevel level, Map<CaseState, Integer> counters, List<AwardedJson> awarded) {}

    record AwardedJson(String award, RecipientKind recipientKind, int count) {}

    record BoardJson(
            AwardLevel level,
            long position,
            Map<CaseState, Integer> counters,
            List<AwardedJson> awarded,
            Page<LineJson> nominations) {}

    record LineJson(
            String id,
            String ref,
            CaseState state,
            String award,
            RecipientKind recipientKind,
            String recipient,
            String recipientUnit,
            String proposedBy,
            String movement,
            @Nullable AwardLevel stageLevel,
            @Nullable String body,
            @Nullable StepKind step,
            LocalDate submittedOn,
            LocalDate since) {}

    @GetMapping("/api/v1/levels")
    LevelsJson levels(ReadAt at) {
        List<LevelJson> levels = new ArrayList<>();
        for (AwardLevel level : AwardLevel.values()) {
            at.await(LevelBoardView.nameOf(level));
        }
        Long asked = at.position();
        long position = asked != null
                ? asked
                : Arrays.stream(AwardLevel.values())
                        .mapToLong(level -> progress.positionOf(LevelBoardView.nameOf(level)))
                        .min()
                        .orElse(0);
        for (AwardLevel level : AwardLevel.values()) {
            levels.add(level(level, at));
        }
        return new LevelsJson(position, levels);
    }

    /** The nominations listed are those that the caller may see; the numbers are of all. */
    @GetMapping("/api/v1/levels/{level}/board")
    BoardJson board(
            @PathVariable AwardLevel level,
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable String award,
            Paging paging,
            ReadAt at,
            SignedIn who) {
        String view = LevelBoardView.nameOf(level);
        at.await(view);
        Long asked = at.position();
        long position = asked == null ? progress.positionOf(view) : asked;
        Sight sight = offices.sight(who, offices.today());
        List<BoardEntity> found =
                boards.list(level, BoardFilter.of(state, award), sight, sight.proposers(), paging, at);
        LevelJson numbers = level(level, at);
        return new BoardJson(
                level,
                position,
                numbers.counters(),
                numbers.awarded(),
                Page.of(found, paging, row -> List.of(row.ref, row.nomination)).map(LevelApi::line));
    }

    private LevelJson level(AwardLevel level, ReadAt at) {
        Map<CaseState, Integer> counters = new EnumMap<>(CaseState.class);
        List<AwardedJson> awarded = new ArrayList<>();
        for (CountEntity count : boards.counts(level, at)) {
            counters.merge(count.state, count.number, Integer::sum);
            if (count.state == CaseState.AWARDED) {
                awarded.add(new AwardedJson(count.award, count.recipientKind, count.number));
            }
        }
        return new LevelJson(level, counters, awarded);
    }

    static LineJson line(BoardEntity row) {
        return new LineJson(
                row.nomination,
                row.ref,
                row.state,
                row.award,
                row.recipientKind,
                row.recipient,
                row.recipientUnit,
                row.proposedBy,
                row.movement,
                row.stageLevel,
                row.body,
                row.step,
                row.submittedOn,
                row.since);
    }
}
