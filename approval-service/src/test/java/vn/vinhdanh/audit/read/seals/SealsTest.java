package vn.vinhdanh.audit.read.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.approvalservice.Http;
import vn.vinhdanh.approvalservice.ServiceTest;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.sealing.Checkpoint;
import vn.vinhdanh.eventstore.sealing.MerkleProof;
import vn.vinhdanh.eventstore.sealing.SealKey;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.eventstore.sealing.SignedNote;
import vn.vinhdanh.eventstore.sealing.VerifierKey;

class SealsTest extends ServiceTest {

    private static final SealKey COSIGNER = SealKey.of("witness.test", filled((byte) 1));
    private static final SealKey STRANGER = SealKey.of("witness.test", filled((byte) 2));

    @Autowired
    private Seals seals;

    @BeforeEach
    void sealed() {
        long head = log.head();
        await().until(() -> seals.inclusion(head, null).isPresent());
    }

    private static byte[] filled(byte with) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, with);
        return bytes;
    }

    private Checkpoint newest() {
        String note = anybody().get("/checkpoint").send().expect(200).text();
        return Checkpoint.of(SignedNote.parse(note));
    }

    @Test
    void the_newest_checkpoint_is_everybodys_and_signed_by_the_key_that_auditors_are_shown() {
        Http.Answer answer = anybody().get("/checkpoint").send().expect(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.header("Cache-Control")).contains("no-cache");
        SignedNote note = SignedNote.parse(answer.text());
        VerifierKey key = SealKey.of("approval.test", new byte[32]).verifier();
        assertThat(note.isSignedBy(List.of(key))).isTrue();
        assertThat(as("auditor").get("/audit/seals").page().expect(200).html())
                .contains(key.toString())
                .contains("witness.test");
    }

    @Test
    void an_event_is_proved_by_its_position() {
        long position = log.head();
        JsonNode proof = as("auditor")
                .get("/api/v1/audit/proofs/inclusion?position=" + position)
                .send()
                .expect(200)
                .json();
        assertThat(proof.get("entry").asString()).contains("position " + position + "\n");
        Checkpoint checkpoint =
                Checkpoint.of(SignedNote.parse(proof.get("checkpoint").asString()));
        assertThat(MerkleProof.includes(
                        decoded(proof.get("leafHash")),
                        proof.get("leaf").asLong(),
                        proof.get("size").asLong(),
                        path(proof),
                        checkpoint.root()))
                .isTrue();
        as("auditor")
                .get("/api/v1/audit/proofs/inclusion?position=999999999")
                .send()
                .expect(404);
        as("auditor")
                .get("/api/v1/audit/proofs/inclusion?position=" + position + "&size=999999999")
                .send()
                .expect(404);
        as("auditor").get("/api/v1/audit/proofs/inclusion").send().expect(400);
        as("auditor").get("/api/v1/audit/proofs/inclusion?position=x").send().expect(400);
    }

    @Test
    void one_checkpoint_is_proved_to_be_the_beginning_of_another() {
        Checkpoint earlier = newest();
        submitted("CSTDCS", AwardLevel.COMMUNE, null, TODAY);
        await().until(() -> newest().size() > earlier.size());
        long later = newest().size();
        JsonNode proof = as("auditor")
                .get("/api/v1/audit/proofs/consistency?from=" + earlier.size() + "&to=" + later)
                .send()
                .expect(200)
                .json();
        Checkpoint to = Checkpoint.of(SignedNote.parse(proof.get("later").asString()));
        assertThat(MerkleProof.extendsTree(earlier.size(), earlier.root(), to.size(), to.root(), path(proof)))
                .isTrue();
        as("auditor")
                .get("/api/v1/audit/proofs/consistency?from=" + later + "&to=" + earlier.size())
                .send()
                .expect(400);
        as("auditor")
                .get("/api/v1/audit/proofs/consistency?from=1&to=999999999")
                .send()
                .expect(404);
    }

    @Test
    void checkpoints_are_listed_from_the_newest_and_read_one_by_one() {
        Checkpoint before = newest();
        submitted("CSTDCS", AwardLevel.COMMUNE, null, TODAY);
        await().until(() -> newest().size() > before.size());
        Checkpoint newest = newest();
        JsonNode list = as("auditor")
                .get("/api/v1/audit/checkpoints?limit=1")
                .send()
                .expect(200)
                .json();
        assertThat(list.get("items").get(0).get("size").asLong()).isGreaterThanOrEqualTo(newest.size());
        String cursor = list.get("nextCursor").asString();
        JsonNode next = as("auditor")
                .get("/api/v1/audit/checkpoints?limit=1&cursor=" + Http.encoded(cursor))
                .send()
                .expect(200)
                .json();
        assertThat(next.get("items").get(0).get("size").asLong())
                .isLessThan(list.get("items").get(0).get("size").asLong());
        String note = as("auditor")
                .get("/api/v1/audit/checkpoints/" + newest.size())
                .send()
                .expect(200)
                .text();
        assertThat(Checkpoint.of(SignedNote.parse(note))).isEqualTo(newest);
        as("auditor").get("/api/v1/audit/checkpoints/999999999").send().expect(404);
        as("auditor").get("/api/v1/audit/exports/2001-01-01").send().expect(404);
    }

    @Test
    void tiles_and_bundles_are_served_at_their_addresses_for_ever() {
        long size = newest().size();
        int width = (int) Math.min(size, 255);
        Http.Answer tile = as("auditor").get("/tile/0/000.p/" + width).send().expect(200);
        assertThat(tile.bytes()).hasSize(32 * width);
        assertThat(tile.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(tile.header("Cache-Control")).contains("immutable").contains("private");
        byte[] bundle =
                as("auditor").get("/tile/entries/000.p/1").send().expect(200).bytes();
        assertThat(new String(bundle, 2, bundle.length - 2, StandardCharsets.UTF_8))
                .startsWith("vinhdanh-event 1\n");
        for (String none : List.of("/tile/9/000", "/tile/0/0", "/tile/0/x001/x001/001", "/tile/", "/tile/0/000.p/0")) {
            as("auditor").get(none).send().expect(404);
        }
    }

    @Test
    void everything_but_the_newest_checkpoint_is_for_auditors() {
        for (String path : List.of(
                "/api/v1/audit/checkpoints",
                "/api/v1/audit/checkpoints/1",
                "/api/v1/audit/proofs/inclusion?position=1",
                "/api/v1/audit/proofs/consistency?from=1&to=1",
                "/api/v1/audit/exports/2026-01-01",
                "/api/v1/audit/verifications/x",
                "/tile/0/000",
                "/tile/entries/000")) {
            as("p-head").get(path).send().expect(403);
            anybody().get(path).send().expect(401);
        }
        as("p-head").post("/api/v1/audit/verifications").send().expect(403);
        as("p-head").get("/audit/seals").page().expect(403);
    }

    @Test
    void only_the_configured_second_key_co_signs() {
        Checkpoint checkpoint = newest();
        String path = "/api/v1/audit/checkpoints/" + checkpoint.size() + "/cosignatures";
        assertThat(cosign(path, STRANGER.cosign(checkpoint, 1).toString())
                        .expect(422)
                        .defects())
                .contains("UNKNOWN_COSIGNER /signature");
        Checkpoint other = new Checkpoint(checkpoint.origin(), checkpoint.size() + 1, checkpoint.root());
        assertThat(cosign(path, COSIGNER.cosign(other, 1).toString())
                        .expect(422)
                        .defects())
                .contains("WRONG_SIGNATURE /signature");
        cosign(path, "nonsense").expect(400);
        cosign(path, "").expect(400);
        String right = COSIGNER.cosign(checkpoint, 1_700_000_000).toString();
        cosign("/api/v1/audit/checkpoints/999999999/cosignatures", right).expect(404);
        cosign(path + "?dryRun=true", right).expect(200);
        String read = "/api/v1/audit/checkpoints/" + checkpoint.size();
        assertThat(as("auditor").get(read).send().text()).doesNotContain("witness.test");
        cosign(path, right).expect(201);
        cosign(path, right).expect(201);
        SignedNote note =
                SignedNote.parse(as("auditor").get(read).send().expect(200).text());
        assertThat(note.isSignedBy(List.of(COSIGNER.cosigner()))).isTrue();
        assertThat(note.signatures()).hasSize(2);
    }

    @Test
    void the_log_is_verified_and_what_was_changed_is_named() {
        Http.Answer asked =
                as("auditor").post("/api/v1/audit/verifications").send().expect(202);
        JsonNode good = verified(asked.header("Location"));
        assertThat(good.get("result").get("good").asBoolean()).isTrue();
        assertThat(good.get("result").get("size").asLong()).isPositive();
        assertThat(good.get("done").asLong()).isEqualTo(good.get("total").asLong());

        long position = log.head();
        jdbc.sql("update events.domain_event set recorded_at = recorded_at + interval '1 hour' where global_index = ?")
                .param(position)
                .update();
        try {
            Http.Answer page = as("auditor")
                    .post("/audit/seals")
                    .form("_idempotencyKey=verify-1")
                    .page();
            assertThat(page.expect(302).ledTo()).startsWith("/audit/seals");
            String last = jdbc.sql("select id from events.seal_verification order by asked_at desc limit 1")
                    .query(String.class)
                    .single();
            JsonNode bad = verified("/api/v1/audit/verifications/" + last);
            assertThat(bad.get("result").get("good").asBoolean()).isFalse();
            JsonNode finding = bad.get("result").get("findings").get(0);
            assertThat(finding.get("kind").asString()).isEqualTo("CHANGED");
            assertThat(finding.get("position").asLong()).isEqualTo(position);
            assertThat(finding.get("parts").get(0).asString()).isEqualTo("recorded");
            assertThat(finding.get("sentence").get("vi").asString()).contains("đã bị sửa");
            assertThat(as("auditor").get("/audit/seals").page().expect(200).html())
                    .contains("Vị trí " + position + ": sự kiện");
        } finally {
            jdbc.sql("update events.domain_event set recorded_at = recorded_at - interval '1 hour'"
                            + " where global_index = ?")
                    .param(position)
                    .update();
        }
    }

    private JsonNode verified(String job) {
        List<JsonNode> seen = new ArrayList<>();
        await().until(() -> {
            JsonNode now = as("auditor").get(job).send().expect(200).json();
            seen.add(now);
            return now.get("state").asString().equals("DONE");
        });
        return seen.get(seen.size() - 1);
    }

    private Http.Answer cosign(String path, String line) {
        return as("auditor")
                .post(path)
                .json("{\"signature\": \"" + line + "\"}")
                .send();
    }

    private static List<byte[]> path(JsonNode proof) {
        List<byte[]> path = new ArrayList<>();
        proof.get("path").forEach(hash -> path.add(decoded(hash)));
        return path;
    }

    private static byte[] decoded(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asString());
    }
}
