package vn.vinhdanh.access.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.access.problem.Problem;

/**
 * What became of one item of a list.
 *
 * @param row its number in what was sent, from 1
 * @param status the one it would have had alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemReport(
        int row,
        int status,
        @Nullable String id,
        @Nullable Long version,
        @Nullable Long position,
        @Nullable Problem problem,
        @JsonAnyGetter Map<String, Object> more) {

    static ItemReport done(int row, int status, Outcome outcome, @Nullable Long position) {
        return new ItemReport(
                row,
                status,
                outcome.id(),
                outcome.version() == Outcome.UNVERSIONED ? null : outcome.version(),
                position,
                null,
                outcome.more());
    }

    static ItemReport refused(int row, Problem problem) {
        return new ItemReport(row, problem.status(), null, null, null, problem, Map.of());
    }
}
