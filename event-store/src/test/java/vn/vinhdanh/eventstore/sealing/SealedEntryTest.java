package vn.vinhdanh.eventstore.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SealedEntryTest {

    private static final String HASH = "0".repeat(64);

    @Test
    void an_entry_is_written_as_documented() {
        SealedEntry entry = entry("tally:one", "1");
        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8)).isEqualTo("""
                vinhdanh-event 1
                position 57
                id 0
                aggregate tally:one
                sequence 3
                kind Tally
                type shop.TallyMarked
                revision 1
                recorded 2026-11-24T08:00:00.120000Z
                payload %s
                metadata %s
                """.formatted(HASH, HASH));
        assertThat(SealedEntry.parse(entry.bytes())).isEqualTo(entry);
    }

    @Test
    void different_events_never_have_the_same_entry() {
        SealedEntry smuggled = entry("tally:one\nsequence 9\\", null);
        SealedEntry read = SealedEntry.parse(smuggled.bytes());
        assertThat(read).isEqualTo(smuggled);
        assertThat(read.sequence()).isEqualTo(3);
        assertThat(entry("a\\nb", null).bytes())
                .isNotEqualTo(entry("a\nb", null).bytes());
        assertThat(entry("a", null).bytes()).isNotEqualTo(entry("a", "").bytes());
        assertThat(entry("a", null).differences(entry("b", "2"))).containsExactly("aggregate", "revision");
    }

    @Test
    void anything_else_is_no_entry() {
        assertThatThrownBy(() -> SealedEntry.parse("vinhdanh-event 2\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SealedEntry.parse("vinhdanh-event 1\nposition x\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> entry("a".repeat(70_000), null).bytes()).isInstanceOf(IllegalStateException.class);
    }

    private static SealedEntry entry(String aggregate, String revision) {
        return new SealedEntry(
                57,
                "0",
                aggregate,
                3,
                "Tally",
                "shop.TallyMarked",
                revision,
                Instant.parse("2026-11-24T08:00:00.12Z"),
                HASH,
                HASH);
    }
}
