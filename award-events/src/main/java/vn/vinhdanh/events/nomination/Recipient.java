package vn.vinhdanh.events.nomination;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.UnitId;

/**
 * Whom the award is for.
 *
 * @param person the individual, or the head of the household; null for a collective
 * @param name as it will stand on the certificate
 */
public record Recipient(RecipientKind kind, @Nullable PersonId person, UnitId unit, Protected<String> name) {}
