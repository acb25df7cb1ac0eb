package vn.vinhdanh.events.nomination;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.LetterId;

/**
 * The proposal letter (tờ trình) that a nomination came with.
 *
 * @param letter null where the letter is only named
 * @param signer the office that signed
 */
public record LetterRef(@Nullable LetterId letter, String number, LocalDate date, String signer) {}
