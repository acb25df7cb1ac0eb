package vn.vinhdanh.audit.read.seals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.page.Forms;
import vn.vinhdanh.access.page.Forms.Done;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.audit.read.seals.SealsApi.CheckpointJson;
import vn.vinhdanh.audit.read.seals.VerificationApi.JobJson;
import vn.vinhdanh.eventstore.sealing.KeptCheckpoints;
import vn.vinhdanh.eventstore.sealing.Sealing;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.eventstore.sealing.Verifications;
import vn.vinhdanh.eventstore.sealing.VerifierKey;

/** How far the log is sealed, by which keys, and whether it still is what was sealed. */
@PageController
class SealsPage {

    private static final String PATH = "/audit/seals";
    private static final int NEWEST = 10;

    private final Seals seals;
    private final Sealing sealing;
    private final KeptCheckpoints kept;
    private final Verifications verifications;
    private final VerificationApi api;
    private final Offices offices;
    private final Forms forms;

    SealsPage(
            Seals seals,
            Sealing sealing,
            KeptCheckpoints kept,
            Verifications verifications,
            VerificationApi api,
            Offices offices,
            Forms forms) {
        this.seals = seals;
        this.sealing = sealing;
        this.kept = kept;
        this.verifications = verifications;
        this.api = api;
        this.offices = offices;
        this.forms = forms;
    }

    @GetMapping(PATH)
    String show(SignedIn who, Model model) {
        offices.requireAuditor(who, offices.today());
        Seals.Status status = seals.status();
        Seals.SignedCheckpoint last = status.last();
        long size = last == null ? 0 : last.checkpoint().size();
        model.addAttribute("last", last == null ? null : CheckpointJson.of(last));
        model.addAttribute(
                "note",
                last == null ? List.of() : last.note().toString().lines().toList());
        model.addAttribute("waiting", status.sealed() - size + status.waiting());
        model.addAttribute("trouble", trouble());
        model.addAttribute("keys", spelled(seals.keys()));
        model.addAttribute("cosigners", spelled(seals.cosigners()));
        model.addAttribute("exported", kept.folder() != null);
        model.addAttribute(
                "newest",
                seals.before(Long.MAX_VALUE, NEWEST).stream()
                        .map(CheckpointJson::of)
                        .toList());
        List<JobJson> jobs =
                verifications.newest(1).stream().map(VerificationApi::json).toList();
        model.addAttribute("job", jobs.isEmpty() ? null : jobs.get(0));
        return "audit/seals";
    }

    @PostMapping(PATH)
    String verify(ApiWrite write) {
        return forms.answer(
                () -> write.answer(HttpStatus.ACCEPTED, () -> api.asked(write)),
                answer -> {
                    api.start(answer.outcome().id());
                    return Done.to(PATH, "Đã bắt đầu đối chiếu nhật ký.", "The comparison has begun.");
                },
                PATH);
    }

    private @Nullable String trouble() {
        return sealing.isEnabled() ? sealing.problem() : null;
    }

    private static List<String> spelled(List<VerifierKey> keys) {
        return keys.stream().map(VerifierKey::toString).toList();
    }
}
