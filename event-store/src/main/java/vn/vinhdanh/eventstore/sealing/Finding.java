package vn.vinhdanh.eventstore.sealing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Sentence;

/**
 * One thing that is not as it was sealed.
 *
 * @param kind of damage
 * @param position in the log, where it concerns one event
 * @param event which event, where that is known
 * @param parts what of it differs: the names of the lines of its entry
 * @param movedTo at which position the event lies now
 * @param size of the checkpoint that it concerns
 * @param sentence the same in words
 */
public record Finding(
        Kind kind,
        @Nullable Long position,
        @Nullable Event event,
        List<String> parts,
        @Nullable Long movedTo,
        @Nullable Long size,
        Sentence sentence) {

    public Finding {
        parts = List.copyOf(parts);
    }

    /** What can have happened. */
    public enum Kind {
        /** An event of the log is not what was sealed. */
        CHANGED,
        /** An event that was sealed is no longer in the log. */
        DELETED,
        /** An event in the log was never sealed, before the last one that was. */
        INSERTED,
        /** A sealed event lies at another position. */
        REORDERED,
        /** What was kept for proofs is not what was signed. */
        SEAL_CHANGED,
        /** The tree is not the one that a checkpoint was signed for. */
        ROOT_DIFFERS,
        /** A checkpoint is not signed by a key of this log. */
        NOT_SIGNED_BY_US,
        /** A checkpoint that somebody kept has more events than the log. */
        TRUNCATED
    }

    /** Which event. */
    public record Event(String id, String aggregate, long sequence, String type) {

        static Event of(SealedEntry entry) {
            return new Event(entry.id(), entry.aggregate(), entry.sequence(), entry.type());
        }

        String inWords() {
            return "%s %d (%s)".formatted(aggregate, sequence, type.substring(type.lastIndexOf('.') + 1));
        }
    }

    static Finding changed(SealedEntry sealed, List<String> parts) {
        Event event = Event.of(sealed);
        String names = String.join(", ", parts);
        return new Finding(
                Kind.CHANGED,
                sealed.position(),
                event,
                parts,
                null,
                null,
                new Sentence(
                        "Vị trí %d: sự kiện %s đã bị sửa (%s)".formatted(sealed.position(), event.inWords(), names),
                        "Position %d: the event %s was changed (%s)"
                                .formatted(sealed.position(), event.inWords(), names)));
    }

    /** Changed, and what was sealed for it is not there to compare either. */
    static Finding changed(SealedEntry found) {
        Event event = Event.of(found);
        return new Finding(
                Kind.CHANGED,
                found.position(),
                event,
                List.of(),
                null,
                null,
                new Sentence(
                        "Vị trí %d: sự kiện %s không phải sự kiện đã niêm".formatted(found.position(), event.inWords()),
                        "Position %d: the event %s is not what was sealed"
                                .formatted(found.position(), event.inWords())));
    }

    static Finding deleted(SealedEntry sealed) {
        Event event = Event.of(sealed);
        return new Finding(
                Kind.DELETED,
                sealed.position(),
                event,
                List.of(),
                null,
                null,
                new Sentence(
                        "Vị trí %d: sự kiện %s đã bị xóa".formatted(sealed.position(), event.inWords()),
                        "Position %d: the event %s was deleted".formatted(sealed.position(), event.inWords())));
    }

    static Finding inserted(SealedEntry found) {
        Event event = Event.of(found);
        return new Finding(
                Kind.INSERTED,
                found.position(),
                event,
                List.of(),
                null,
                null,
                new Sentence(
                        "Vị trí %d: sự kiện %s bị chèn thêm".formatted(found.position(), event.inWords()),
                        "Position %d: the event %s was inserted".formatted(found.position(), event.inWords())));
    }

    static Finding reordered(SealedEntry sealed, long movedTo) {
        Event event = Event.of(sealed);
        return new Finding(
                Kind.REORDERED,
                sealed.position(),
                event,
                List.of(),
                movedTo,
                null,
                new Sentence(
                        "Vị trí %d: sự kiện %s bị chuyển sang vị trí %d"
                                .formatted(sealed.position(), event.inWords(), movedTo),
                        "Position %d: the event %s was moved to position %d"
                                .formatted(sealed.position(), event.inWords(), movedTo)));
    }

    static Finding sealChanged(@Nullable Long position, String vi, String en) {
        return new Finding(Kind.SEAL_CHANGED, position, null, List.of(), null, null, new Sentence(vi, en));
    }

    static Finding rootDiffers(long size, long goodUpTo) {
        return new Finding(
                Kind.ROOT_DIFFERS,
                null,
                null,
                List.of(),
                null,
                size,
                new Sentence(
                        "Điểm kiểm %d: gốc cây khác gốc đã ký; chỗ khác nằm giữa sự kiện thứ %d và thứ %d"
                                .formatted(size, goodUpTo + 1, size),
                        "Checkpoint %d: the root is not the signed one; the difference lies between event number %d and %d"
                                .formatted(size, goodUpTo + 1, size)));
    }

    static Finding notSignedByUs(long size) {
        return new Finding(
                Kind.NOT_SIGNED_BY_US,
                null,
                null,
                List.of(),
                null,
                size,
                new Sentence(
                        "Điểm kiểm %d không được ký bằng khóa của nhật ký này".formatted(size),
                        "The checkpoint %d is not signed by a key of this log".formatted(size)));
    }

    static Finding truncated(long size, long has) {
        return new Finding(
                Kind.TRUNCATED,
                null,
                null,
                List.of(),
                null,
                size,
                new Sentence(
                        "Có điểm kiểm của %d sự kiện nhưng nhật ký chỉ có %d: phần cuối đã bị cắt".formatted(size, has),
                        "There is a checkpoint of %d events but the log has only %d: its end was cut off"
                                .formatted(size, has)));
    }
}
