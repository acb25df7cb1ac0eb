package vn.vinhdanh.approval.read.sessions;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.office.Sight;
import vn.vinhdanh.approval.read.ViewJson;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.SessionId;
import vn.vinhdanh.events.UnitId;

/** The sessions of councils with their minutes. */
@RestController
class SessionApi {

    private final SessionRepository sessions;
    private final Offices offices;

    SessionApi(SessionRepository sessions, Offices offices) {
        this.sessions = sessions;
        this.offices = offices;
    }

    record SessionJson(
            String id,
            long version,
            AwardLevel level,
            String council,
            LocalDate date,
            SessionRow.State state,
            Object members,
            Object present,
            @Nullable List<ItemJson> items) {}

    record ItemJson(
            String nominationId,
            @Nullable TallyJson tally,
            @Nullable Integer minPercent,
            @Nullable Boolean passed,
            @Nullable Boolean applied,
            @Nullable String conclusion,
            @Nullable LocalDate talliedOn) {}

    record TallyJson(
            @com.fasterxml.jackson.annotation.JsonProperty("for")
            int inFavour,

            int against,
            int blank,
            int base) {}

    @GetMapping("/api/v1/sessions")
    Page<SessionJson> list(Paging paging, ReadAt at, SignedIn who) {
        at.await(SessionsView.NAME);
        Sight sight = offices.sight(who, offices.today());
        List<SessionEntity> found = sessions.list(sight.everything() ? null : councils(sight), paging, at);
        return Page.of(found, paging, session -> List.of(session.session)).map(session -> json(session, null));
    }

    @GetMapping("/api/v1/sessions/{session}")
    ResponseEntity<SessionJson> get(@PathVariable SessionId session, ReadAt at, SignedIn who) {
        at.await(SessionsView.NAME);
        SessionEntity found = sessions.find(session, at).orElseThrow(SessionApi::unknown);
        Sight sight = offices.sight(who, offices.today());
        boolean member = found.members.contains("\"" + who.person().value() + "\"");
        if (!sight.everything() && !member && !councils(sight).contains(new UnitId(found.body))) {
            throw unknown();
        }
        List<ItemJson> items =
                sessions.items(session, at).stream().map(SessionApi::item).toList();
        return ResponseEntity.ok().eTag(Long.toString(found.version)).body(json(found, items));
    }

    private static Set<UnitId> councils(Sight sight) {
        return Stream.concat(sight.bodies().stream(), sight.councils().stream()).collect(Collectors.toSet());
    }

    private static Refusal unknown() {
        return Refusal.notFound("Không có phiên họp này.", "There is no such session.");
    }

    private static SessionJson json(SessionEntity row, @Nullable List<ItemJson> items) {
        return new SessionJson(
                row.session,
                row.version,
                row.level,
                row.body,
                row.heldOn,
                row.state,
                ViewJson.read(row.members),
                ViewJson.read(row.present),
                items);
    }

    private static ItemJson item(SessionItemEntity row) {
        TallyJson tally = row.inFavour == null || row.against == null || row.blank == null
                ? null
                : new TallyJson(row.inFavour, row.against, row.blank, row.base);
        return new ItemJson(
                row.nomination, tally, row.minPercent, row.passed, row.applied, row.conclusion, row.talliedOn);
    }
}
