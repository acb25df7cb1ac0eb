package vn.vinhdanh.events.nomination;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a nomination states for the criteria. Every part may be left out: what is not stated (null) leaves a criterion
 * unknown, what is stated counts as complete, so that an empty list says "none". Nothing here names a person.
 *
 * @param ratings rating by year ("2020")
 * @param priorAwards the awards that the nominee already has
 * @param initiatives recognised initiatives and accepted research works
 * @param merits achievements other than regular work
 * @param occupation of an individual
 * @param united keeps solidarity, helps others
 * @param lawAbiding observes the Party's line and the State's law
 * @param joinedMovements takes part in the movements
 * @param disciplined for a collective: somebody was disciplined with a warning (cảnh cáo) or worse
 * @param underVerification discipline is being considered, or an investigation, inspection, complaint or denunciation is open
 * @param comparedInCluster was compared and voted on in its cluster or block
 * @param pctTasksDone share of a collective that completed its tasks, 0 to 100
 * @param pctLdtt share of a collective that holds LDTT (or CSTT), 0 to 100
 * @param titleHolders for a collective: how many of it hold a title, by the title's code
 * @param contribution value of a contribution in whole VND
 */
public record Facts(
        @Nullable Map<String, Rating> ratings,
        @Nullable List<PriorAward> priorAwards,
        @Nullable List<Initiative> initiatives,
        @Nullable List<Merit> merits,
        @Nullable Occupation occupation,
        @Nullable Boolean united,
        @Nullable Boolean lawAbiding,
        @Nullable Boolean joinedMovements,
        @Nullable Boolean disciplined,
        @Nullable Boolean underVerification,
        @Nullable Boolean comparedInCluster,
        @Nullable Double pctTasksDone,
        @Nullable Double pctLdtt,
        @Nullable Map<String, Integer> titleHolders,
        @Nullable Long contribution) {

    private static final Facts NONE =
            new Facts(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** @throws IllegalArgumentException where a year, a share or a count cannot be one */
    public Facts {
        if (ratings != null) {
            ratings.keySet().forEach(Facts::checkYear);
            ratings = Collections.unmodifiableMap(new LinkedHashMap<>(ratings));
        }
        priorAwards = priorAwards == null ? null : List.copyOf(priorAwards);
        initiatives = initiatives == null ? null : List.copyOf(initiatives);
        merits = merits == null ? null : List.copyOf(merits);
        if (titleHolders != null) {
            titleHolders = Collections.unmodifiableMap(new LinkedHashMap<>(titleHolders));
            titleHolders.values().forEach(Facts::checkCount);
        }
        checkShare(pctTasksDone);
        checkShare(pctLdtt);
        if (contribution != null && contribution < 0) {
            throw new IllegalArgumentException("A contribution is not negative");
        }
    }

    /** Nothing is stated. */
    public static Facts none() {
        return NONE;
    }

    static void checkYear(int year) {
        if (year < 1945 || year > 2200) {
            throw new IllegalArgumentException("A year is a number of four digits, from 1945 on");
        }
    }

    private static void checkYear(String year) {
        if (!year.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("A rating is keyed by its year, a number of four digits");
        }
        checkYear(Integer.parseInt(year));
    }

    private static void checkCount(Integer count) {
        if (count < 0) {
            throw new IllegalArgumentException("A count is not negative");
        }
    }

    private static void checkShare(@Nullable Double percent) {
        if (percent != null && !(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("A share is from 0 to 100 percent");
        }
    }
}
