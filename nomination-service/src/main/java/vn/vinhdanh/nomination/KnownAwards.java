package vn.vinhdanh.nomination;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.account.SignedIn;

/** The awards of a recipient that are known here, as far as who asks may see them. */
@FunctionalInterface
public interface KnownAwards {

    record Known(
            String nomination,
            String ref,
            String award,
            String movement,
            @Nullable String number,
            @Nullable LocalDate date) {}

    /** Of whoever is called so in that unit, the case and diacritics of the name left aside. */
    List<Known> of(SignedIn who, String recipient, String recipientUnit);
}
