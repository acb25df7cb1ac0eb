package vn.vinhdanh.eventstore.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.eventstore.shop.Node;
import vn.vinhdanh.eventstore.testing.TestDatabase;

class SealingTest {

    private static final byte[] SECRET = new byte[32];
    private static final SealKey OURS = SealKey.of("vinhdanh.test", SECRET);
    private static final SealKey WITNESS =
            SealKey.of("witness.test", "a witness has a key of 32 bytes!".getBytes(StandardCharsets.US_ASCII));
    private static final SealKey STRANGER =
            SealKey.of("witness.test", "and a stranger has another one!!".getBytes(StandardCharsets.US_ASCII));

    private static TestDatabase database;
    private static Node node;
    private static Seals seals;
    private static long last;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        node = Node.start(
                database,
                "vinhdanh.seal.origin=vinhdanh.test",
                "vinhdanh.seal.key=" + Base64.getEncoder().encodeToString(SECRET),
                "vinhdanh.seal.cosigners=" + WITNESS.cosigner(),
                "vinhdanh.seal.interval=50ms");
        seals = node.get(Seals.class);
        node.open("tally:one", "Một", AwardLevel.PROVINCE);
        node.jdbc()
                .queryForObject(
                        "select nextval(pg_get_serial_sequence('events.domain_event', 'global_index'))", Long.class);
        await().until(() -> seals.last().isPresent());
        node.mark("tally:one", 600);
        last = node.mark("tally:one", 2).position();
        await().until(() -> seals.last().orElseThrow().checkpoint().size() == 603);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void the_tree_is_that_of_the_events_in_the_log() {
        List<byte[]> entries = entriesBySql(node.jdbc());
        Seals.SignedCheckpoint newest = seals.last().orElseThrow();
        assertThat(newest.note().isSignedBy(List.of(OURS.verifier()))).isTrue();
        assertThat(newest.checkpoint().origin()).isEqualTo("vinhdanh.test");
        assertThat(hex(newest.checkpoint().root())).isEqualTo(NaiveTree.head(entries));
        assertThat(seals.status().sealed()).isEqualTo(603);
        assertThat(seals.status().waiting()).isZero();
    }

    @Test
    void every_event_is_proved_by_its_position() {
        List<Long> positions = node.jdbc()
                .queryForList("select global_index from events.domain_event order by global_index", Long.class);
        List<byte[]> entries = entriesBySql(node.jdbc());
        String root = NaiveTree.head(entries);
        for (int leaf = 0; leaf < positions.size(); leaf += 43) {
            Seals.Inclusion proof = seals.inclusion(positions.get(leaf), null).orElseThrow();
            assertThat(proof.leaf()).isEqualTo(leaf);
            assertThat(proof.entry()).isEqualTo(entries.get(leaf));
            List<String> path = proof.path().stream().map(SealingTest::hex).toList();
            assertThat(NaiveTree.rootOf(NaiveTree.hash(new byte[] {0}, entries.get(leaf)), leaf, 603, path))
                    .isEqualTo(root);
        }
        assertThat(seals.inclusion(positions.get(0) + 1_000_000, null)).isEmpty();
        assertThat(seals.inclusion(last, 1L)).as("not in the first checkpoint").isEmpty();
        assertThat(seals.inclusion(positions.get(0), 12_345L))
                .as("no such checkpoint")
                .isEmpty();
    }

    @Test
    void every_checkpoint_is_the_beginning_of_the_newest() {
        List<Seals.SignedCheckpoint> all = seals.before(Long.MAX_VALUE, 100);
        assertThat(all).hasSizeGreaterThan(1);
        Checkpoint newest = all.get(0).checkpoint();
        for (Seals.SignedCheckpoint each : all) {
            Checkpoint earlier = each.checkpoint();
            List<byte[]> path = seals.consistency(earlier.size(), newest.size())
                    .orElseThrow()
                    .path();
            assertThat(MerkleProof.extendsTree(earlier.size(), earlier.root(), newest.size(), newest.root(), path))
                    .isTrue();
        }
        assertThat(seals.consistency(newest.size(), newest.size() + 1)).isEmpty();
        assertThat(seals.consistency(newest.size(), all.get(1).checkpoint().size()))
                .isEmpty();
    }

    @Test
    void tiles_and_bundles_are_those_of_the_specification() {
        List<byte[]> entries = entriesBySql(node.jdbc());
        byte[] first = seals.tile(new Tile(0, 0, 256)).orElseThrow();
        assertThat(first).hasSize(256 * 32);
        assertThat(hex(first).substring(0, 64)).isEqualTo(NaiveTree.hash(new byte[] {0}, entries.get(0)));
        byte[] above = seals.tile(new Tile(1, 0, 2)).orElseThrow();
        assertThat(hex(above))
                .isEqualTo(NaiveTree.head(entries.subList(0, 256)) + NaiveTree.head(entries.subList(256, 512)));
        assertThat(seals.tile(new Tile(0, 2, 91))).isPresent();
        assertThat(seals.tile(new Tile(0, 2, 92))).isEmpty();
        assertThat(seals.tile(new Tile(2, 0, 1))).isEmpty();
        byte[] bundle = seals.tile(new Tile(Tile.ENTRIES, 2, 2)).orElseThrow();
        byte[] one = entries.get(512);
        byte[] two = entries.get(513);
        assertThat(bundle).hasSize(4 + one.length + two.length);
        assertThat(new String(bundle, 2, one.length, StandardCharsets.UTF_8))
                .isEqualTo(new String(one, StandardCharsets.UTF_8));
        assertThat((bundle[0] & 0xff) << 8 | bundle[1] & 0xff).isEqualTo(one.length);
    }

    // --- verify -----------------------------------------------------------------------------------------------------

    @Test
    void an_untouched_log_is_found_good() {
        Verification.Report report =
                seals.verify(List.of(seals.last().orElseThrow().note()), (done, total) -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.isGood()).isTrue();
        assertThat(report.size()).isEqualTo(603);
        assertThat(report.position()).isEqualTo(last);
        assertThat(report.unsealed()).isZero();
        assertThat(report.checkpoints()).isGreaterThan(2);
    }

    @Test
    void a_changed_event_is_named_with_what_was_changed() {
        assertThat(damaged("update events.domain_event set payload = convert_to(replace("
                        + "convert_from(payload, 'UTF8'), '\"amount\":1', '\"amount\":999'), 'UTF8')"
                        + " where aggregate_identifier = 'tally:one' and sequence_number = 100"))
                .containsExactly("CHANGED " + positionOf(100) + " payload");
        assertThat(damaged(
                        "update events.domain_event set meta_data = '{}'::bytea where global_index = " + positionOf(7)))
                .containsExactly("CHANGED " + positionOf(7) + " metadata");
        assertThat(damaged("update events.domain_event set recorded_at = recorded_at + interval '1 microsecond',"
                        + " payload_revision = null where sequence_number = 602"))
                .containsExactly("CHANGED " + last + " revision,recorded");
        assertThat(damaged("update events.domain_event set event_identifier = gen_random_uuid() where global_index = "
                        + positionOf(300)))
                .containsExactly("CHANGED " + positionOf(300) + " id");
    }

    @Test
    void a_deleted_event_is_named() {
        assertThat(damaged("delete from events.domain_event where sequence_number = 41"))
                .containsExactly("DELETED " + positionOf(41));
        assertThat(damaged("delete from events.domain_event where sequence_number = 602"))
                .as("the last one")
                .containsExactly("DELETED " + last);
        assertThat(damaged("delete from events.domain_event where sequence_number between 255 and 257"))
                .containsExactly(
                        "DELETED " + positionOf(255), "DELETED " + positionOf(256), "DELETED " + positionOf(257));
    }

    @Test
    void an_inserted_event_is_named() {
        long gap = positionOf(0) + 1; // the number that was drawn and never used
        assertThat(damaged("insert into events.domain_event overriding system value select " + gap
                        + ", gen_random_uuid(), 'tally:two', 0, type, payload_type, payload_revision, payload,"
                        + " meta_data, recorded_at from events.domain_event where sequence_number = 3"))
                .containsExactly("INSERTED " + gap);
        assertThat(damaged("insert into events.domain_event overriding system value select -5"
                        + ", gen_random_uuid(), 'tally:two', 0, type, payload_type, payload_revision, payload,"
                        + " meta_data, recorded_at from events.domain_event where sequence_number = 3"))
                .containsExactly("INSERTED -5");
    }

    @Test
    void reordered_events_are_named_with_where_they_are_now() {
        long a = positionOf(20);
        long b = positionOf(500);
        assertThat(damaged(
                        "create temporary table moved on commit drop as select * from events.domain_event"
                                + " where global_index in (" + a + ", " + b + ")",
                        "delete from events.domain_event where global_index in (" + a + ", " + b + ")",
                        "insert into events.domain_event overriding system value select " + (a + b)
                                + " - global_index, event_identifier, aggregate_identifier, sequence_number, type,"
                                + " payload_type, payload_revision, payload, meta_data, recorded_at from moved"))
                .containsExactly("REORDERED " + a + " -> " + b, "REORDERED " + b + " -> " + a);
        long gap = positionOf(0) + 1;
        assertThat(damaged(
                        "create temporary table moved on commit drop as select * from events.domain_event"
                                + " where global_index = " + a,
                        "delete from events.domain_event where global_index = " + a,
                        "insert into events.domain_event overriding system value select " + gap
                                + ", event_identifier, aggregate_identifier, sequence_number, type,"
                                + " payload_type, payload_revision, payload, meta_data, recorded_at from moved"))
                .containsExactly("REORDERED " + a + " -> " + gap);
    }

    @Test
    void an_event_in_the_place_of_a_deleted_one_is_both() {
        long a = positionOf(33);
        assertThat(damaged("update events.domain_event set event_identifier = gen_random_uuid(),"
                        + " aggregate_identifier = 'tally:three' where global_index = " + a))
                .containsExactlyInAnyOrder("DELETED " + a, "INSERTED " + a);
    }

    @Test
    void seals_that_were_changed_along_with_the_log_are_found_by_the_signatures() {
        long a = positionOf(100);
        String payload = "update events.domain_event set payload = '{}'::bytea where global_index = " + a;
        String entry = "update events.sealed_leaf set entry = convert_to(replace(convert_from(entry, 'UTF8'),"
                + " substring(convert_from(entry, 'UTF8') from 'payload ([0-9a-f]{64})'),"
                + " encode(sha256('{}'::bytea), 'hex')), 'UTF8') where position = " + a;
        String tile = "update events.seal_tile t set hashes = overlay(hashes placing sha256('\\x00'::bytea || l.entry)"
                + " from (1 + 32 * (l.leaf % 256))::int) from events.sealed_leaf l where l.position = " + a
                + " and t.level = 0 and t.number = l.leaf / 256";
        assertThat(damaged(payload, entry))
                .contains("CHANGED " + a, "SEAL_CHANGED " + a)
                .hasSize(2);
        assertThat(damaged(payload, entry, tile))
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith("ROOT_DIFFERS"))
                .contains("SEAL_CHANGED");
    }

    @Test
    void damaged_seals_are_told_from_damaged_events() {
        long a = positionOf(100);
        assertThat(damaged("delete from events.sealed_leaf where position = " + a))
                .containsExactly("SEAL_CHANGED");
        assertThat(damaged("update events.sealed_leaf set entry = entry || '\\x0a'::bytea where position = " + a))
                .containsExactly("SEAL_CHANGED " + a);
        assertThat(damaged("update events.seal_tile set hashes = set_byte(hashes, 39, get_byte(hashes, 39) # 1)"
                        + " where level = 1"))
                .containsExactly("SEAL_CHANGED");
        assertThat(damaged("delete from events.seal_tile where level = 0 and number = 1"))
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("SEAL_CHANGED"));
    }

    @Test
    void a_checkpoint_that_is_not_signed_by_us_is_named() {
        Checkpoint checkpoint = seals.last().orElseThrow().checkpoint();
        String forged = new SignedNote(
                        checkpoint.text(),
                        List.of(SealKey.of(
                                        "vinhdanh.test",
                                        WITNESS.verifier()
                                                .toString()
                                                .substring(0, 32)
                                                .getBytes(StandardCharsets.US_ASCII))
                                .sign(checkpoint.text())))
                .toString();
        assertThat(damaged("update events.seal_checkpoint set note = '" + forged + "' where size = 603"))
                .containsExactly("NOT_SIGNED_BY_US 603");
        assertThat(damaged("update events.seal_checkpoint set note = 'nothing' where size = 603"))
                .containsExactly("NOT_SIGNED_BY_US 603");
        assertThat(damaged("truncate events.seal_checkpoint cascade")).containsExactly("NOT_SIGNED_BY_US 603");
    }

    @Test
    void an_end_that_was_cut_off_is_found_by_a_checkpoint_kept_elsewhere() throws Exception {
        SignedNote kept = seals.last().orElseThrow().note();
        long first = seals.first().orElseThrow().checkpoint().size();
        String[] cut = {
            "create temporary table kept on commit drop as select * from events.seal_checkpoint where size = " + first,
            "truncate events.seal_checkpoint cascade",
            "insert into events.seal_checkpoint select * from kept",
            "delete from events.domain_event where global_index > (select position from events.sealed_leaf where leaf = "
                    + (first - 1) + ")",
            "delete from events.sealed_leaf where leaf >= " + first,
            "delete from events.seal_tile where level > 0 or number > 0",
            "update events.seal_tile set hashes = substring(hashes from 1 for " + 32 * first + ")",
            "update events.seal_head set size = " + first
        };
        assertThat(damaged(cut)).as("from within it cannot be told").isEmpty();
        assertThat(damaged(List.of(kept), cut)).containsExactly("TRUNCATED 603");
        Checkpoint other = new Checkpoint("vinhdanh.test", 300, TreeHash.ofNothing());
        assertThat(damaged(List.of(new SignedNote(other.text(), List.of(OURS.sign(other.text()))))))
                .as("another history")
                .containsExactly("ROOT_DIFFERS 300");
    }

    @Test
    void the_command_line_says_it_without_the_program(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("2026-11-23.checkpoint"),
                seals.last().orElseThrow().note().toString());
        String key = OURS.verifier().toString();
        assertThat(verifyLog(0, database.url(), "--key", key, "--checkpoints", folder.toString()))
                .contains("GOOD: 603 events");
        assertThat(verifyLog(1, database.url(), "--key", STRANGER.verifier().toString()))
                .contains("NOT_SIGNED_BY_US")
                .contains("DAMAGED");
        assertThat(verifyLog(2, database.url())).contains("usage");
        assertThat(verifyLog(2, database.url(), "--key", "nonsense")).contains("usage");
        assertThat(verifyLog(2, database.url(), "--key", key, "--nonsense")).contains("usage");
        Files.writeString(folder.resolve("2026-11-24.checkpoint"), "nothing");
        assertThat(verifyLog(2, database.url(), "--key", key, "--checkpoints", folder.toString()))
                .contains("2026-11-24.checkpoint is no checkpoint");
        assertThat(verifyLog(2, "jdbc:postgresql://localhost:1/nowhere", "--key", key))
                .contains("cannot be read");
    }

    private static String verifyLog(int status, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(VerifyLog.run(List.of(arguments), Map.of("PGPASSWORD", database.password()), to, to))
                .isEqualTo(status);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_verification_that_was_asked_for_is_remembered_with_what_it_found() {
        Verifications verifications = node.get(Verifications.class);
        String id = verifications.ask("auditor");
        assertThat(verifications.find(id).orElseThrow().state()).isEqualTo(Verifications.State.WAITING);
        verifications.start(id, List::of);
        verifications.start(id, List::of);
        await().until(() -> verifications.find(id).orElseThrow().state() == Verifications.State.DONE);
        Verifications.Job job = verifications.find(id).orElseThrow();
        assertThat(job.done()).isEqualTo(603);
        assertThat(job.total()).isEqualTo(603);
        assertThat(job.report().isGood()).isTrue();
        String bad = verifications.ask("auditor");
        Checkpoint other = new Checkpoint("vinhdanh.test", 9_999, TreeHash.ofNothing());
        verifications.start(bad, () -> List.of(new SignedNote(other.text(), List.of(OURS.sign(other.text())))));
        await().until(() -> verifications.find(bad).orElseThrow().state() == Verifications.State.DONE);
        assertThat(verifications.newest(1).get(0).report().findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.TRUNCATED);
        String fails = verifications.ask("auditor");
        verifications.start(fails, () -> {
            throw new IllegalArgumentException("a file is no checkpoint");
        });
        await().until(() -> verifications.find(fails).orElseThrow().state() == Verifications.State.FAILED);
        assertThat(verifications.find(fails).orElseThrow().problem()).contains("no checkpoint");
        assertThat(verifications.find("unknown")).isEmpty();
        node.jdbc().update("update events.seal_verification set state = 'RUNNING', seen_at = 'epoch' where id = ?", id);
        assertThat(verifications.find(id).orElseThrow().state())
                .as("its node has died")
                .isEqualTo(Verifications.State.FAILED);
    }

    @Test
    void the_last_checkpoint_of_every_day_that_is_over_is_exported_once(@TempDir Path folder) throws Exception {
        TestDatabase other = TestDatabase.fresh();
        try (Node writer = Node.start(other)) {
            writer.open("tally:one", "Một", AwardLevel.PROVINCE);
            Sealing sealing = new Sealing(other.dataSource(), OURS, Duration.ZERO, writer.log()::head, null);
            List<String> days = List.of(
                    "2026-03-01T23:59:59+07",
                    "2026-03-02T00:00:00+07",
                    "2026-03-02T12:00:00+07",
                    "2026-03-05T08:00:00+07");
            for (String day : days) {
                writer.mark("tally:one", 1);
                sealing.seal();
                writer.jdbc()
                        .update(
                                "update events.seal_checkpoint set signed_at = ?::timestamptz"
                                        + " where size = (select max(size) from events.seal_checkpoint)",
                                day);
            }
            Seals sealed = new Seals(other.dataSource(), List.of(OURS.verifier()), List.of());
            ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
            Path into = folder.resolve("checkpoints");
            Clock fifth = Clock.fixed(Instant.parse("2026-03-05T10:00:00Z"), zone);
            new KeptCheckpoints(sealed, into, zone, fifth).write();
            assertThat(into.toFile().list())
                    .as("the day that goes on waits; a day without a checkpoint has none")
                    .containsExactlyInAnyOrder("2026-03-01.checkpoint", "2026-03-02.checkpoint");
            assertThat(Checkpoint.of(SignedNote.parse(Files.readString(into.resolve("2026-03-02.checkpoint"))))
                            .size())
                    .isEqualTo(4);
            Files.writeString(
                    into.resolve("2026-03-02.checkpoint"), Files.readString(into.resolve("2026-03-01.checkpoint")));
            Clock sixth = Clock.fixed(Instant.parse("2026-03-06T10:00:00Z"), zone);
            KeptCheckpoints later = new KeptCheckpoints(sealed, into, zone, sixth);
            later.write();
            assertThat(later.read())
                    .extracting(note -> Checkpoint.of(note).size())
                    .containsExactly(2L, 2L, 5L);
            assertThat(later.of(LocalDate.of(2026, 3, 3))).isEmpty();
            assertThat(sealed.verify(later.read(), (done, total) -> {}).isGood())
                    .isTrue();
            assertThat(new KeptCheckpoints(sealed, null, zone, sixth).read()).isEmpty();
        }
    }

    // --- co-signing -------------------------------------------------------------------------------------------------

    @Test
    void only_a_right_signature_of_a_known_co_signer_is_kept() {
        Checkpoint checkpoint = seals.first().orElseThrow().checkpoint();
        long size = checkpoint.size();
        assertThat(seals.cosign(size, STRANGER.cosign(checkpoint, 1))).contains(Seals.Refused.UNKNOWN_KEY);
        assertThat(seals.cosign(size, OURS.sign(checkpoint.text()))).contains(Seals.Refused.UNKNOWN_KEY);
        NoteSignature forged = new NoteSignature(
                "witness.test",
                WITNESS.cosigner().id(),
                STRANGER.cosign(checkpoint, 1).bytes());
        assertThat(seals.cosign(size, forged)).contains(Seals.Refused.WRONG_SIGNATURE);
        NoteSignature right = WITNESS.cosign(checkpoint, 1_700_000_000);
        assertThat(seals.cosign(603, right)).as("of another checkpoint").contains(Seals.Refused.WRONG_SIGNATURE);
        assertThat(seals.cosign(size + 1, right)).contains(Seals.Refused.NO_SUCH_CHECKPOINT);
        assertThat(seals.checkpoint(size).orElseThrow().cosigners()).isEmpty();

        assertThat(seals.cosign(size, right)).isEmpty();
        assertThat(seals.cosign(size, WITNESS.cosign(checkpoint, 1_700_000_001)))
                .isEmpty();
        Seals.SignedCheckpoint signed = seals.checkpoint(size).orElseThrow();
        assertThat(signed.cosigners()).containsExactly("witness.test");
        assertThat(signed.note().signatures()).hasSize(2).contains(right);
        SignedNote read = SignedNote.parse(signed.note().toString());
        assertThat(read.isSignedBy(List.of(OURS.verifier()))).isTrue();
        assertThat(read.isSignedBy(List.of(WITNESS.cosigner()))).isTrue();
    }

    // --- sealing under difficulties ---------------------------------------------------------------------------------

    @Test
    void nodes_that_are_killed_over_and_over_seal_the_same_tree() throws Exception {
        TestDatabase other = TestDatabase.fresh();
        try (Node writer = Node.start(other)) {
            writer.open("tally:one", "Một", AwardLevel.PROVINCE);
            writer.mark("tally:one", 4_000);
            JdbcTemplate jdbc = writer.jdbc();
            long head = writer.log().head();
            long count = jdbc.queryForObject("select count(*) from events.domain_event", Long.class);
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger killed = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(3);
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                PGSimpleDataSource own = (PGSimpleDataSource) other.dataSource();
                own.setApplicationName("sealing");
                work.add(threads.submit(() -> {
                    for (long upTo = 1; !done.get(); upTo += 37) {
                        long settled = Math.min(head, upTo);
                        try { // a new one each time, as after a restart
                            new Sealing(own, OURS, Duration.ZERO, () -> settled, null).seal();
                        } catch (IllegalStateException e) {
                            assertThat(e).hasMessageNotContaining("tampered");
                        }
                    }
                }));
            }
            work.add(threads.submit(() -> {
                while (!done.get()) {
                    killed.addAndGet(jdbc.queryForList("select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where application_name = 'sealing' and xact_start is not null"
                                    + " and random() < 0.02")
                            .size());
                    Thread.yield();
                }
            }));
            Seals sealed = new Seals(other.dataSource(), List.of(OURS.verifier()), List.of());
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            jdbc.queryForObject("select size from events.seal_head", Long.class))
                    .isGreaterThan(count / 2));
            done.set(true);
            for (Future<?> each : work) {
                each.get();
            }
            threads.shutdown();
            assertThat(killed).hasPositiveValue();
            new Sealing(other.dataSource(), OURS, Duration.ZERO, () -> head, null).seal();
            assertThat(hex(sealed.last().orElseThrow().checkpoint().root()))
                    .isEqualTo(NaiveTree.head(entriesBySql(jdbc)));
            assertThat(sealed.verify(List.of(), (at, total) -> {}).findings()).isEmpty();
        }
    }

    @Test
    void two_histories_are_never_signed() {
        TestDatabase other = TestDatabase.fresh();
        try (Node writer = Node.start(other)) {
            writer.open("tally:one", "Một", AwardLevel.PROVINCE);
            long first = writer.mark("tally:one", 10).position();
            Sealing sealing = new Sealing(other.dataSource(), OURS, Duration.ZERO, writer.log()::head, null);
            sealing.seal();
            Seals sealed = new Seals(other.dataSource(), List.of(OURS.verifier()), List.of());
            assertThat(sealed.last().orElseThrow().checkpoint().size()).isEqualTo(11);
            assertThat(sealing.problem()).isNull();
            String was = writer.jdbc()
                    .queryForObject("select encode(hashes, 'hex') from events.seal_tile where level = 0", String.class);
            writer.jdbc().update("update events.seal_tile set hashes = overlay(hashes placing '\\x00'::bytea from 40)");
            long later = writer.mark("tally:one", 1).position();
            assertThat(later).isGreaterThan(first);
            Sealing restarted = new Sealing(other.dataSource(), OURS, Duration.ZERO, writer.log()::head, null);
            assertThatThrownBy(restarted::seal).hasMessageContaining("tampered");
            assertThat(restarted.problem()).contains("tampered");
            assertThat(sealed.last().orElseThrow().checkpoint().size()).isEqualTo(11);
            writer.jdbc()
                    .update(
                            "update events.seal_tile set hashes = decode(?, 'hex') || substring(hashes from ?)",
                            was,
                            was.length() / 2 + 1);
            restarted.seal();
            assertThat(restarted.problem()).isNull();
            assertThat(sealed.last().orElseThrow().checkpoint().size()).isEqualTo(12);
            writer.jdbc().update("delete from events.seal_checkpoint where size = 12");
            assertThatThrownBy(restarted::seal).hasMessageContaining("tampered");
        }
    }

    @Test
    void checkpoints_are_signed_no_oftener_than_they_should() {
        TestDatabase other = TestDatabase.fresh();
        try (Node writer = Node.start(other)) {
            writer.open("tally:one", "Một", AwardLevel.PROVINCE);
            Sealing sealing = new Sealing(other.dataSource(), OURS, Duration.ofHours(1), writer.log()::head, null);
            assertThat(sealing.seal()).isTrue();
            assertThat(sealing.seal()).as("nothing new").isTrue();
            writer.mark("tally:one", 1);
            assertThat(sealing.seal()).as("sealed, and left to be signed").isFalse();
            Seals sealed = new Seals(other.dataSource(), List.of(OURS.verifier()), List.of());
            assertThat(sealed.status().sealed()).isEqualTo(2);
            assertThat(sealed.last().orElseThrow().checkpoint().size()).isEqualTo(1);
            assertThat(sealed.tile(new Tile(0, 0, 2)))
                    .as("nobody has signed it")
                    .isEmpty();
        }
    }

    @Test
    void a_missing_key_file_is_made_for_a_new_log_only(@TempDir Path folder) {
        Path file = folder.resolve("deeper/seal.key");
        assertThatThrownBy(() -> SealKey.load("log", null, file, false)).hasMessageContaining("is missing");
        SealKey made = SealKey.load("log", null, file, true);
        assertThat(SealKey.load("log", null, file, false).verifier()).isEqualTo(made.verifier());
        assertThat(SealKey.load("log", null, null, true)).isNull();
        assertThatThrownBy(() -> SealKey.load("log", "AAAA", null, false)).hasMessageContaining("3 bytes");
    }

    @Test
    void a_log_keeps_its_name() {
        assertThatThrownBy(() -> Seals.requireOrigin(database.dataSource(), "another.test"))
                .hasMessageContaining("vinhdanh.test");
    }

    // --- ------------------------------------------------------------------------------------------------------------

    private static long positionOf(long sequence) {
        return node.jdbc()
                .queryForObject(
                        "select global_index from events.domain_event where sequence_number = ?", Long.class, sequence);
    }

    private static List<String> damaged(String... statements) {
        return damaged(List.of(), statements);
    }

    /** What is found after these statements, which are then taken back. */
    private static List<String> damaged(List<SignedNote> kept, String... statements) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                try (var statement = connection.createStatement()) {
                    assertThat(statement.execute(sql)).isFalse();
                    if (!sql.startsWith("truncate")) {
                        assertThat(statement.getUpdateCount()).as(sql).isNotZero();
                    }
                }
            }
            Verification.Report report =
                    new Verification(connection, List.of(OURS.verifier()), kept, (done, total) -> {}).run();
            connection.rollback();
            assertThat(report.damages()).isEqualTo(report.findings().size());
            return report.findings().stream().map(SealingTest::inShort).toList();
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String inShort(Finding finding) {
        assertThat(finding.sentence().vi()).isNotBlank();
        assertThat(finding.sentence().en()).isNotBlank();
        return finding.kind()
                + Optional.ofNullable(finding.position()).map(p -> " " + p).orElse("")
                + Optional.ofNullable(finding.size()).map(s -> " " + s).orElse("")
                + Optional.ofNullable(finding.movedTo()).map(m -> " -> " + m).orElse("")
                + (finding.parts().isEmpty() ? "" : " " + String.join(",", finding.parts()));
    }

    /** The entries as they are documented, made by the database instead of by what is tested. */
    private static List<byte[]> entriesBySql(JdbcTemplate jdbc) {
        return jdbc.query(
                "select 'vinhdanh-event 1' || chr(10) || 'position ' || global_index || chr(10)"
                        + " || 'id ' || event_identifier || chr(10) || 'aggregate ' || aggregate_identifier || chr(10)"
                        + " || 'sequence ' || sequence_number || chr(10) || coalesce('kind ' || type || chr(10), '')"
                        + " || 'type ' || payload_type || chr(10)"
                        + " || coalesce('revision ' || payload_revision || chr(10), '')"
                        + " || 'recorded ' || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " || chr(10) || 'payload ' || encode(sha256(payload), 'hex') || chr(10)"
                        + " || 'metadata ' || encode(sha256(meta_data), 'hex') || chr(10)"
                        + " from events.domain_event order by global_index",
                (row, number) -> row.getString(1).getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
