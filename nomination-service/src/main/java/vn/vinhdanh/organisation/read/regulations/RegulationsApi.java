package vn.vinhdanh.organisation.read.regulations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.events.AwardKind;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.RegulationDiff;
import vn.vinhdanh.regulations.RegulationText;
import vn.vinhdanh.regulations.Regulations;

/** The law as it was on any day, and what changed. */
@RestController
@Unrecorded
class RegulationsApi {

    private final Regulations regulations;
    private final Clock clock;

    RegulationsApi(Regulations regulations, ObjectProvider<Clock> clock) {
        this.regulations = regulations;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    record Summary(
            String id,
            int edition,
            Sentence title,
            LocalDate from,
            @Nullable LocalDate until) {

        private static Summary of(Regulation regulation) {
            return new Summary(
                    regulation.id(), regulation.edition(), regulation.title(), regulation.from(), regulation.until());
        }
    }

    record AwardType(
            String code,
            Sentence name,
            AwardKind kind,
            List<RecipientKind> recipients,
            List<AwardLevel> levels,
            boolean nominable,
            String regulation) {

        private static AwardType of(AwardRule award, Regulation regulation) {
            return new AwardType(
                    award.code(),
                    award.name(),
                    award.kind(),
                    award.recipients(),
                    award.levels(),
                    award.nominable(),
                    regulation.id());
        }
    }

    record AwardDetail(String regulation, AwardRule award) {}

    @GetMapping("/api/v1/regulations")
    Map<String, List<Summary>> list(SignedIn who) {
        return Map.of("items", regulations.all().stream().map(Summary::of).toList());
    }

    @GetMapping("/api/v1/regulations/{id}")
    RegulationText one(@PathVariable String id, SignedIn who) {
        return regulations.byId(id).text();
    }

    @GetMapping("/api/v1/regulations/diff")
    RegulationDiff diff(@RequestParam String from, @RequestParam String to, SignedIn who) {
        return regulations.diff(from, to);
    }

    @GetMapping("/api/v1/award-types")
    Map<String, List<AwardType>> awards(@RequestParam @Nullable LocalDate on, SignedIn who) {
        LocalDate day = day(on);
        Regulation regulation = regulations.inForce(day);
        return Map.of(
                "items",
                regulation.awards().stream()
                        .filter(award -> award.existsOn(day))
                        .map(award -> AwardType.of(award, regulation))
                        .toList());
    }

    @GetMapping("/api/v1/award-types/{code}")
    AwardDetail award(@PathVariable String code, @RequestParam @Nullable LocalDate on, SignedIn who) {
        Regulation regulation = regulations.inForce(day(on));
        return regulation
                .award(code)
                .map(award -> new AwardDetail(regulation.id(), award))
                .orElseThrow(() -> Refusal.notFound(
                        "Không có danh hiệu, hình thức khen thưởng này vào ngày đó.",
                        "There is no such award on that day."));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE) : on;
    }
}
