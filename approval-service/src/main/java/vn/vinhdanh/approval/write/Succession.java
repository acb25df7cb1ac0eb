package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;
import vn.vinhdanh.regulations.Organisation;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;
import vn.vinhdanh.regulations.Route;
import vn.vinhdanh.regulations.Settings;

/**
 * Where a case goes when the body that has it is no more: to the successor's body of that level; where there is none, to
 * the level above; where there are several, to whichever of them an administrator of the level above chooses.
 */
public class Succession {

    private final Regulations regulations;
    private final Organisation organisation;
    private final Settings settings;
    private final UnitNames names;

    public Succession(Regulations regulations, Organisation organisation, Settings settings, UnitNames names) {
        this.regulations = regulations;
        this.organisation = organisation;
        this.settings = settings;
        this.names = names;
    }

    /** What follows for a case. */
    public sealed interface Next {

        /** The rule leaves no choice. */
        record Goes(Stage to, StatedReason reason) implements Next {}

        /** Somebody has to choose. */
        record Waits(List<UnitId> choices, UnitId chooser) implements Next {}
    }

    /** What follows on that day; null where the body exists. */
    public @Nullable Next next(Ahead ahead, LocalDate on) {
        Stage now = ahead.now();
        if (organisation.unit(now.body(), on).isPresent()) {
            return null;
        }
        List<UnitId> bodies = organisation.successorsOf(now.body(), on).stream()
                .flatMap(successor -> organisation.bodyAt(now.level(), successor, on).stream())
                .distinct()
                .toList();
        if (bodies.size() == 1) {
            return goes(now, at(now, bodies.get(0)), on);
        }
        if (bodies.size() > 1) {
            return new Next.Waits(bodies, chooser(now, on));
        }
        if (!now.decides()) {
            return goes(now, ahead.later().get(0), on);
        }
        Optional<Stage> above = deciding(ahead, on);
        return above.isPresent() ? goes(now, above.get(), on) : new Next.Waits(List.of(), chooser(now, on));
    }

    /** The body of the level above, whose administrator chooses; the body itself where there is none. */
    public UnitId chooser(Stage now, LocalDate on) {
        return bodyAbove(now, on).orElse(now.body());
    }

    /** The same stage at another body: what was done of it stays done. */
    public static Stage at(Stage stage, UnitId body) {
        return new Stage(stage.level(), body, stage.decides(), stage.steps(), stage.vote(), stage.answerDays());
    }

    private Optional<Stage> deciding(Ahead ahead, LocalDate on) {
        Stage now = ahead.now();
        Regulation pinned = regulations.byId(ahead.regulation(), ahead.edition());
        return bodyAbove(now, on).flatMap(body -> organisation
                .unit(body, on)
                .map(unit -> Route.deciding(
                        pinned, pinned.existing(ahead.award()), unit.kind().level(), body, on, settings)));
    }

    private Optional<UnitId> bodyAbove(Stage now, LocalDate on) {
        return Stream.of(AwardLevel.values())
                .filter(level -> level.isAbove(now.level()))
                .flatMap(level -> organisation.bodyAt(level, now.body(), on).stream())
                .findFirst();
    }

    private Next goes(Stage now, Stage to, LocalDate on) {
        return new Next.Goes(
                to,
                new StatedReason(
                        "BODY_DISSOLVED",
                        "%s không còn hoạt động từ ngày %s; hồ sơ chuyển đến %s."
                                .formatted(names.of(now.body(), on), CaseRefusals.day(on), names.of(to.body(), on)),
                        null));
    }
}
