package vn.vinhdanh.audit.read.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.reading.Export;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.approval.read.cases.VisibleCases;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.sealing.Seals;

/** The case file, for whoever may see the case. */
@RestController
class CaseFileApi {

    private final VisibleCases cases;
    private final Seals seals;
    private final CaseFiles files;

    CaseFileApi(VisibleCases cases, Seals seals, CaseFiles files) {
        this.cases = cases;
        this.seals = seals;
        this.files = files;
    }

    /** Up to what is sealed now, or up to {@code ?position=} or {@code ?asOf=}. */
    @Export
    @GetMapping("/api/v1/cases/{nomination}/file")
    void file(@PathVariable NominationId nomination, ReadAt at, SignedIn who, HttpServletResponse answer)
            throws IOException {
        VisibleCases.About about = cases.about(nomination, who, ReadAt.now()).orElseThrow(Offices::unknownCase);
        if (seals.keys().isEmpty()) {
            throw Refusal.notFound(
                    "Máy này không biết khóa của nhật ký, nên không xuất được hồ sơ kiểm chứng.",
                    "This node knows no key of the log, and cannot hand out a file that verifies.");
        }
        Seals.Covering sealed = seals.covering(at.position())
                .orElseThrow(() ->
                        Refusal.notFound("Nhật ký chưa được niêm đến đó.", "The log is not sealed up to there yet."));
        CaseFile file = files.of(nomination, about, sealed);
        answer.setContentType("application/zip");
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file.name()).build().toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        answer.setHeader("X-Content-Type-Options", "nosniff");
        file.write(answer.getOutputStream());
    }
}
