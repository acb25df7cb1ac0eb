package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.SettingId;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.events.nomination.Facts;

/** The law of the class path, and small worlds to apply it to. */
final class Law {

    static final Regulations LAW = Regulations.load();

    private Law() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static UnitId unit(String id) {
        return new UnitId(id);
    }

    /** Facts as a caller writes them. */
    static Facts facts(String yaml) {
        return YamlFile.MAPPER.readValue("{" + yaml + "}", Facts.class);
    }

    static Candidate individual(String facts, String on) {
        return new Candidate(RecipientKind.INDIVIDUAL, CommendationType.CONG_TRANG, facts(facts), day(on));
    }

    static Candidate collective(String facts, String on) {
        return new Candidate(RecipientKind.COLLECTIVE, CommendationType.CONG_TRANG, facts(facts), day(on));
    }

    static Eligibility evaluate(String award, Candidate candidate) {
        Regulation regulation = LAW.inForce(candidate.on());
        return regulation.evaluate(regulation.award(award).orElseThrow(), candidate);
    }

    static ClauseVerdict verdict(String award, String clause, Candidate candidate) {
        return evaluate(award, candidate).clauses().stream()
                .filter(verdict -> verdict.clause().equals(clause))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no clause " + clause + " of " + award));
    }

    /** Di Linh before and after 1 July 2025, small. */
    static Organisation diLinh() {
        Units units = new Units();
        units.add("STATE", UnitKind.STATE, null, null, null);
        units.add("GOV", UnitKind.GOVERNMENT, null, null, null);
        units.add("P.LAMDONG", UnitKind.PROVINCE, "GOV", null, null);
        units.add("P.LAMDONG.SNV", UnitKind.DEPARTMENT, "P.LAMDONG", null, null);
        units.add("D.DILINH", UnitKind.DISTRICT, "P.LAMDONG", null, "2025-06-30");
        units.add("D.DILINH.PGDDT", UnitKind.DEPARTMENT, "D.DILINH", null, "2025-06-30");
        units.add("D.DILINH.TH00", UnitKind.PUBLIC_SERVICE_UNIT, "D.DILINH.PGDDT", null, "2025-06-30");
        units.add("D.DILINH.25036", UnitKind.COMMUNE, "D.DILINH", null, "2025-06-30");
        units.add("P.LAMDONG.2025", UnitKind.PROVINCE, "GOV", "2025-07-01", null);
        units.add("P.LAMDONG.2025.25036", UnitKind.COMMUNE, "P.LAMDONG.2025", "2025-07-01", null);
        return units;
    }

    private static final class Units implements Organisation {

        private record Dated(OrganisationUnit unit, LocalDate from, LocalDate until) {}

        private final Map<UnitId, Dated> units = new HashMap<>();

        void add(String id, UnitKind kind, @Nullable String parent, @Nullable String from, @Nullable String until) {
            units.put(
                    Law.unit(id),
                    new Dated(
                            new OrganisationUnit(Law.unit(id), id, kind, parent == null ? null : Law.unit(parent)),
                            from == null ? LocalDate.MIN : day(from),
                            until == null ? LocalDate.MAX : day(until)));
        }

        @Override
        public Optional<OrganisationUnit> unit(UnitId id, LocalDate on) {
            return Optional.ofNullable(units.get(id))
                    .filter(dated -> !on.isBefore(dated.from()) && !on.isAfter(dated.until()))
                    .map(Dated::unit);
        }

        @Override
        public Optional<UnitId> bodyAt(AwardLevel level, UnitId from, LocalDate on) {
            if (level == AwardLevel.GOVERNMENT || level == AwardLevel.STATE) {
                return units.values().stream()
                        .map(Dated::unit)
                        .filter(unit -> unit.kind().level() == level)
                        .map(OrganisationUnit::id)
                        .findFirst();
            }
            Optional<OrganisationUnit> at = unit(from, on);
            while (at.isPresent() && at.get().kind().level() != level) {
                UnitId parent = at.get().parent();
                at = parent == null ? Optional.empty() : unit(parent, on);
            }
            return at.map(OrganisationUnit::id);
        }

        @Override
        public List<UnitId> successorsOf(UnitId id, LocalDate on) {
            return List.of();
        }
    }

    /** Settings as an authority makes them. */
    static final class Made implements Settings {

        private record Key(UnitId authority, @Nullable String award, String key) {}

        private final Map<Key, List<Setting>> made = new HashMap<>();
        private int count;

        Made set(String authority, @Nullable String award, String key, String value, String from) {
            made.computeIfAbsent(new Key(unit(authority), award, key), any -> new ArrayList<>())
                    .add(new Setting(new SettingId("s" + ++count), value, "Báo cáo ngày 20/5/2022", day(from)));
            return this;
        }

        @Override
        public Optional<Setting> of(UnitId authority, @Nullable String award, String key, LocalDate on) {
            Optional<Setting> own = latest(new Key(authority, award, key), on);
            return own.isPresent() ? own : latest(new Key(authority, null, key), on);
        }

        private Optional<Setting> latest(Key key, LocalDate on) {
            return made.getOrDefault(key, List.of()).stream()
                    .filter(setting -> !setting.from().isAfter(on))
                    .reduce((earlier, later) -> later.from().isBefore(earlier.from()) ? earlier : later);
        }
    }
}
