package vn.vinhdanh.decision.write;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.CaseId;

/**
 * What the law of the decision date says about one signature.
 *
 * @param authority the article, or the authority's own setting, that empowers the signer
 * @param prizes whole VND per case; a case is absent where no factor or base salary is set
 */
record Signing(
        String regulation, String signerTitle, @Nullable String authority, Map<CaseId, Long> prizes) {}
