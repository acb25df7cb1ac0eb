package vn.vinhdanh.nomination.write.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as somebody types it: every field is text, so that nothing is lost that cannot be understood yet.
 *
 * @param recipientUnit as {@link vn.vinhdanh.organisation.UnitChoices} spells it
 * @param letter id of a letter that was drawn up; its number, date and signer otherwise
 * @param none which lists of facts are stated to be empty
 * @param date the business date of the act; today where it is empty
 */
record TypedProposal(
        @Nullable String ref,
        @Nullable String award,
        @Nullable String recipientKind,
        @Nullable String recipient,
        @Nullable String recipientUnit,
        @Nullable String proposedBy,
        @Nullable String movement,
        @Nullable String commendationType,
        @Nullable String letter,
        @Nullable String letterNumber,
        @Nullable String letterDate,
        @Nullable String letterSigner,
        @Nullable String achievements,
        @Nullable List<@Nullable YearRating> ratings,
        @Nullable List<@Nullable Earlier> priorAwards,
        @Nullable List<@Nullable Work> initiatives,
        @Nullable List<@Nullable Deed> merits,
        @Nullable List<@Nullable Holders> titleHolders,
        @Nullable Set<String> none,
        @Nullable String occupation,
        @Nullable String united,
        @Nullable String lawAbiding,
        @Nullable String joinedMovements,
        @Nullable String disciplined,
        @Nullable String underVerification,
        @Nullable String comparedInCluster,
        @Nullable String pctTasksDone,
        @Nullable String pctLdtt,
        @Nullable String contribution,
        @Nullable String date) {

    /** A line of a list, of which some stay empty. */
    interface Row {
        boolean isBlank();
    }

    record YearRating(@Nullable String year, @Nullable String rating) implements Row {
        static final YearRating BLANK = new YearRating(null, null);

        @Override
        public boolean isBlank() {
            return blank(year) && blank(rating);
        }
    }

    record Earlier(
            @Nullable String award,
            @Nullable String year,
            @Nullable String decision,
            @Nullable String commendationType) implements Row {
        static final Earlier BLANK = new Earlier(null, null, null, null);

        @Override
        public boolean isBlank() {
            return blank(award) && blank(year) && blank(decision);
        }
    }

    record Work(
            @Nullable String year,
            @Nullable String scope,
            @Nullable String works) implements Row {
        static final Work BLANK = new Work(null, null, null);

        @Override
        public boolean isBlank() {
            return blank(year) && blank(works) && blank(scope);
        }
    }

    record Deed(
            @Nullable String kind,
            @Nullable String scope,
            @Nullable String years) implements Row {
        static final Deed BLANK = new Deed(null, null, null);

        @Override
        public boolean isBlank() {
            return blank(kind) && blank(years) && blank(scope);
        }
    }

    record Holders(@Nullable String title, @Nullable String count) implements Row {
        static final Holders BLANK = new Holders(null, null);

        @Override
        public boolean isBlank() {
            return blank(title) && blank(count);
        }
    }

    /** Nothing typed yet. */
    static TypedProposal empty() {
        return new TypedProposal(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public boolean states(String list) {
        return none != null && none.contains(list);
    }

    public List<YearRating> ratingRows() {
        return rows(ratings, YearRating.BLANK);
    }

    public List<Earlier> priorRows() {
        return rows(priorAwards, Earlier.BLANK);
    }

    public List<Work> initiativeRows() {
        return rows(initiatives, Work.BLANK);
    }

    public List<Deed> meritRows() {
        return rows(merits, Deed.BLANK);
    }

    public List<Holders> holderRows() {
        return rows(titleHolders, Holders.BLANK);
    }

    /** What is there, with a place for one more. */
    private static <T extends Row> List<T> rows(@Nullable List<@Nullable T> typed, T blank) {
        List<T> rows = new ArrayList<>();
        if (typed != null) {
            for (T row : typed) {
                rows.add(row == null ? blank : row);
            }
        }
        while (!rows.isEmpty() && rows.get(rows.size() - 1).isBlank()) {
            rows.remove(rows.size() - 1);
        }
        rows.add(blank);
        return rows;
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Never in a log: it names people. */
    @Override
    public String toString() {
        return "TypedProposal[" + ref + "]";
    }
}
