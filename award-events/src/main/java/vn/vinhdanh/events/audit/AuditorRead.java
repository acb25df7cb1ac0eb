package vn.vinhdanh.events.audit;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.ReadingId;

/**
 * Somebody who holds an auditor's office looked at something, or took it away. It is written before the answer is given,
 * so what was asked for and refused is there as well.
 *
 * @param what the pattern of the address, such as {@code /cases/{nomination}/history}
 * @param address as it was asked for, with the words searched for: enciphered under the auditor's key, since it may name
 *     others
 * @param nomination whose case it was, where it was one
 */
@Revision("1")
public record AuditorRead(
        ReadingId reading,
        ReadingWay way,
        String what,
        Protected<String> address,
        @Nullable NominationId nomination,
        Actor by,
        LocalDate on)
        implements AuditEvent {}
