package vn.vinhdanh.audit.read.seals;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.reading.Export;
import vn.vinhdanh.access.reading.Unrecorded;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.sealing.KeptCheckpoints;
import vn.vinhdanh.eventstore.sealing.NoteSignature;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.eventstore.sealing.TreeHash;

/** Checkpoints and proofs. The newest checkpoint is everybody's: a size and a hash; the rest is for auditors. */
@RestController
class SealsApi {

    private static final String CHECKPOINTS = "/api/v1/audit/checkpoints";
    private static final int LONGEST_SIGNATURE = 1_000;

    private final Seals seals;
    private final KeptCheckpoints kept;
    private final Offices offices;

    SealsApi(Seals seals, KeptCheckpoints kept, Offices offices) {
        this.seals = seals;
        this.kept = kept;
        this.offices = offices;
    }

    /** @param cosigners the names of those who have co-signed it */
    record CheckpointJson(String origin, long size, String root, Instant signedAt, List<String> cosigners) {

        static CheckpointJson of(Seals.SignedCheckpoint signed) {
            return new CheckpointJson(
                    signed.checkpoint().origin(),
                    signed.checkpoint().size(),
                    base64(signed.checkpoint().root()),
                    signed.signedAt(),
                    signed.cosigners());
        }
    }

    /**
     * An audit path of RFC 6962.
     *
     * @param entry what was hashed
     * @param leafHash the hash of the entry
     * @param checkpoint the signed note that has the root
     */
    record InclusionJson(
            long position, long leaf, long size, String entry, String leafHash, List<String> path, String checkpoint) {}

    /** A consistency proof of RFC 6962, and the two signed notes. */
    record ConsistencyJson(long from, long to, List<String> path, String earlier, String later) {}

    /** @param signature the line as it stands in a signed note */
    record Cosignature(@NotBlank String signature) {}

    @Unrecorded
    @GetMapping("/checkpoint")
    ResponseEntity<String> newest() {
        return note(seals.last(), "no-cache");
    }

    @GetMapping(CHECKPOINTS)
    Page<CheckpointJson> list(Paging paging, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        long before = paging.isFirst()
                ? Long.MAX_VALUE
                : Long.parseLong(paging.after().get(0));
        return Page.of(
                        seals.before(before, paging.fetch()),
                        paging,
                        signed -> List.of(Long.toString(signed.checkpoint().size())))
                .map(CheckpointJson::of);
    }

    @GetMapping(CHECKPOINTS + "/{size}")
    ResponseEntity<String> one(@PathVariable long size, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        return note(seals.checkpoint(size), "private, no-cache"); // co-signatures may still come
    }

    /** The last checkpoint of a day, as it is exported once the day is over. */
    @Export
    @GetMapping("/api/v1/audit/exports/{day}")
    ResponseEntity<String> ofDay(@PathVariable LocalDate day, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        return note(kept.of(day), "private, no-cache");
    }

    @GetMapping("/api/v1/audit/proofs/inclusion")
    InclusionJson inclusion(
            @RequestParam long position, @RequestParam(required = false) @Nullable Long size, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        Seals.Inclusion proof = seals.inclusion(position, size)
                .orElseThrow(() -> Refusal.notFound(
                        "Không có sự kiện đã niêm ở vị trí này trong điểm kiểm này.",
                        "There is no sealed event at this position in this checkpoint."));
        return new InclusionJson(
                proof.position(),
                proof.leaf(),
                proof.checkpoint().checkpoint().size(),
                new String(proof.entry(), StandardCharsets.UTF_8),
                base64(TreeHash.leaf(proof.entry())),
                base64(proof.path()),
                proof.checkpoint().note().toString());
    }

    @GetMapping("/api/v1/audit/proofs/consistency")
    ConsistencyJson consistency(@RequestParam long from, @RequestParam long to, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        if (from > to) {
            throw Refusal.malformed(Defect.of(
                            "FROM_AFTER_TO",
                            "Điểm kiểm đầu phải nhỏ hơn hoặc bằng điểm kiểm sau.",
                            "The earlier checkpoint cannot be larger than the later one.")
                    .at("?from"));
        }
        Seals.Consistency proof = seals.consistency(from, to).orElseThrow(SealsApi::unknown);
        return new ConsistencyJson(
                from,
                to,
                base64(proof.path()),
                proof.from().note().toString(),
                proof.to().note().toString());
    }

    @PostMapping(CHECKPOINTS + "/{size}/cosignatures")
    ResponseEntity<Map<String, Object>> cosign(
            @PathVariable long size, @Valid @RequestBody Cosignature body, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> {
            offices.requireAuditor(write.who(), write.today());
            NoteSignature line = signature(body.signature());
            Optional<Seals.Refused> refused =
                    write.isDryRun() ? seals.tryToCosign(size, line) : seals.cosign(size, line);
            refused.ifPresent(why -> {
                throw refusal(why);
            });
            return Outcome.of(Long.toString(size)).at(CHECKPOINTS + "/" + size);
        });
    }

    private static NoteSignature signature(String line) {
        try {
            if (line.length() <= LONGEST_SIGNATURE) {
                return NoteSignature.parse(line.strip());
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.malformed(Defect.of(
                        "NOT_A_SIGNATURE",
                        "Chữ ký phải viết như một dòng của signed note: — tên base64.",
                        "A signature is written as a line of a signed note: — name base64.")
                .at("/signature"));
    }

    private static Refusal refusal(Seals.Refused why) {
        return switch (why) {
            case NO_SUCH_CHECKPOINT -> unknown();
            case UNKNOWN_KEY ->
                Refusal.rule(Defect.of(
                                "UNKNOWN_COSIGNER",
                                "Khóa này không phải khóa của người đồng ký đã đăng ký.",
                                "This key is not that of a co-signer that is configured.")
                        .at("/signature"));
            case WRONG_SIGNATURE ->
                Refusal.rule(Defect.of(
                                "WRONG_SIGNATURE",
                                "Chữ ký không đúng với điểm kiểm này.",
                                "The signature is not one of this checkpoint.")
                        .at("/signature"));
        };
    }

    private static Refusal unknown() {
        return Refusal.notFound("Không có điểm kiểm này.", "There is no such checkpoint.");
    }

    private static ResponseEntity<String> note(Optional<Seals.SignedCheckpoint> found, String caching) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Cache-Control", caching)
                .body(found.orElseThrow(SealsApi::unknown).note().toString());
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(SealsApi::base64).toList();
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
