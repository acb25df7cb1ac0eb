package vn.vinhdanh.approval.write;

import java.time.LocalDate;
import java.util.Set;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Proposal;

/**
 * What a case would bring to the next body.
 *
 * @param openedOn the day of the proposal
 * @param regulation that its nomination is pinned to
 * @param there item codes of its documents, and of what its own record says instead of a paper
 * @param entering the level of the next body
 */
record Dossier(
        Proposal proposal,
        LocalDate openedOn,
        String regulation,
        int edition,
        Set<String> there,
        AwardLevel entering,
        UnitId next) {}
