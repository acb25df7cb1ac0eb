package vn.vinhdanh.regulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.regulations.InvalidRegulation.Problem;

/** Reads the files of the law and refuses whatever is wrong with them, every mistake at once. */
final class RegulationReader {

    private static final String INDEX = "regulations/index.yaml";

    private final UnaryOperator<String> text;
    private final List<YamlFile> files = new ArrayList<>();

    /** What there is to read: paths among the resources. */
    record Index(List<String> regulations, List<String> calendars, String sources, String baseSalaries) {
        Index {
            regulations = Required.list(regulations);
            calendars = Required.list(calendars);
            Required.field("sources", sources);
            Required.field("baseSalaries", baseSalaries);
        }
    }

    RegulationReader(UnaryOperator<String> text) {
        this.text = text;
    }

    Regulations read() {
        Index index = open(INDEX).as(Index.class);
        Map<String, Source> sources = open(index.sources())
                .as(YamlFile.MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Source.class));
        Map<RegulationText, YamlFile> texts = new LinkedHashMap<>();
        for (String path : index.regulations()) {
            YamlFile file = open(path);
            texts.put(file.as(RegulationText.class), file);
        }
        List<CalendarYear> calendars = new ArrayList<>();
        for (String path : index.calendars()) {
            YamlFile file = open(path);
            CalendarYear calendar = file.as(CalendarYear.class);
            checkCalendar(calendar, calendars, file);
            calendars.add(calendar);
        }
        YamlFile salaryFile = open(index.baseSalaries());
        List<BaseSalary> salaries =
                salaryFile.as(YamlFile.MAPPER.getTypeFactory().constructCollectionType(List.class, BaseSalary.class));

        files.forEach(file -> checkSources(file, sources.keySet()));
        Map<String, AwardLevel> levels = Regulations.lowestLevels(List.copyOf(texts.keySet()));
        Criteria criteria = new Criteria(levels.keySet());
        texts.forEach((regulation, file) -> {
            checkText(regulation, file);
            checkExpressions(file, criteria);
            checkCodes(file, levels.keySet());
        });
        checkDates(texts);
        List<Problem> problems =
                files.stream().flatMap(file -> file.problems().stream()).toList();
        if (!problems.isEmpty()) {
            throw new InvalidRegulation(problems);
        }
        return new Regulations(
                texts.keySet().stream()
                        .map(regulation -> new Regulation(regulation, criteria, levels::get))
                        .toList(),
                sources,
                new WorkingDays(calendars),
                salaries);
    }

    private YamlFile open(String path) {
        YamlFile file = YamlFile.parse(path, text.apply(path));
        files.add(file);
        return file;
    }

    private static void checkSources(YamlFile file, Set<String> known) {
        file.eachObject((pointer, node) -> {
            JsonNode sources = node.get("sources");
            if (sources != null && sources.isArray()) {
                for (int i = 0; i < sources.size(); i++) {
                    if (!known.contains(sources.get(i).asString())) {
                        file.problem(
                                pointer + "/sources/" + i,
                                "unknown source " + sources.get(i).asString());
                    }
                }
            }
            JsonNode mark = node.get("mark");
            if (mark != null && mark.asString().startsWith("VERIFIED") && (sources == null || sources.isEmpty())) {
                file.problem(pointer + "/mark", "what is verified names a source");
            }
        });
    }

    private static void checkText(RegulationText text, YamlFile file) {
        String name = text.edition() == 1 ? text.id() : text.id() + "-e" + text.edition();
        if (!file.name().equals("regulations/" + name + ".yaml")) {
            file.problem("/id", "a regulation is called like its file: " + name + ".yaml");
        }
        List<AwardLevel> levels = text.levels().value();
        if (levels == null) {
            file.problem("/levels", "the levels must be verified");
            return;
        }
        text.stages().keySet().stream()
                .filter(level -> !levels.contains(level))
                .forEach(level -> file.problem("/stages/" + level, "this regulation has no level " + level));
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < text.awards().size(); i++) {
            AwardRule award = text.awards().get(i);
            String at = "/awards/" + i;
            if (!codes.add(award.code())) {
                file.problem(at + "/code", "the award " + award.code() + " is there twice");
            }
            for (int j = 0; j < award.deciders().size(); j++) {
                AwardLevel level = award.deciders().get(j).level();
                if (!levels.contains(level)) {
                    file.problem(at + "/deciders/" + j + "/level", "this regulation has no level " + level);
                }
            }
            if (award.levels().size() != award.deciders().size()) {
                file.problem(at + "/deciders", "a level has one decider");
            }
            award.stages().keySet().stream()
                    .filter(level -> !levels.contains(level))
                    .forEach(level -> file.problem(at + "/stages/" + level, "this regulation has no level " + level));
            award.votes().keySet().stream()
                    .filter(level -> !levels.contains(level))
                    .forEach(level -> file.problem(at + "/votes/" + level, "this regulation has no level " + level));
            award.prize().keySet().stream()
                    .filter(kind -> !award.recipients().contains(kind))
                    .forEach(kind -> file.problem(at + "/prize/" + kind, "the award is not for " + kind));
        }
        text.abolished().stream()
                .map(Abolition::code)
                .filter(codes::contains)
                .forEach(code -> file.problem("/abolished", "the award " + code + " exists and is abolished"));
    }

    private static void checkExpressions(YamlFile file, Criteria criteria) {
        file.eachObject((pointer, node) -> {
            for (String field : List.of("expr", "required")) {
                JsonNode expression = node.get(field);
                if (expression != null && expression.isString()) {
                    criteria.compile(expression.stringValue())
                            .forEach(message -> file.problem(pointer + "/" + field, message));
                }
            }
            JsonNode item = node.get("item");
            if (item != null && !DossierItem.CODES.contains(item.asString())) {
                file.problem(pointer + "/item", "unknown document " + item.asString());
            }
            JsonNode accepts = node.get("accepts");
            for (int i = 0; accepts != null && i < accepts.size(); i++) {
                if (!DossierItem.CODES.contains(accepts.get(i).asString())) {
                    file.problem(
                            pointer + "/accepts/" + i,
                            "unknown document " + accepts.get(i).asString());
                }
            }
        });
    }

    private static void checkCodes(YamlFile file, Set<String> known) {
        file.eachObject((pointer, node) -> {
            JsonNode of = node.get("of");
            for (int i = 0; of != null && i < of.size(); i++) {
                if (!known.contains(of.get(i).asString())) {
                    file.problem(
                            pointer + "/of/" + i, "unknown award " + of.get(i).asString());
                }
            }
        });
        JsonNode abolished = file.tree().get("abolished");
        for (int i = 0; abolished != null && i < abolished.size(); i++) {
            String code = abolished.get(i).path("code").asString("");
            if (!known.contains(code)) {
                file.problem("/abolished/" + i + "/code", "unknown award " + code);
            }
        }
    }

    private static void checkDates(Map<RegulationText, YamlFile> texts) {
        Set<String> editions = new HashSet<>();
        List<RegulationText> ordered = new ArrayList<>();
        texts.forEach((regulation, file) -> {
            if (!editions.add(regulation.id() + " " + regulation.edition())) {
                file.problem("/edition", "edition " + regulation.edition() + " is there twice");
            }
            LocalDate from = regulation.from().value();
            LocalDate until = until(regulation);
            if (from == null) {
                file.problem("/from", "the first day must be verified");
            } else if (until != null && until.isBefore(from)) {
                file.problem("/until", "the last day is before the first");
            } else {
                ordered.add(regulation);
            }
        });
        ordered.sort(Comparator.comparing(RegulationReader::from));
        for (int i = 1; i < ordered.size(); i++) {
            RegulationText earlier = ordered.get(i - 1);
            LocalDate until = until(earlier);
            boolean another = !earlier.id().equals(ordered.get(i).id());
            if (another && (until == null || !until.isBefore(from(ordered.get(i))))) {
                YamlFile file = Required.field("file", texts.get(ordered.get(i)));
                file.problem("/from", "the dates overlap those of " + earlier.id());
            }
        }
    }

    private static LocalDate from(RegulationText text) {
        return Required.field("from", text.from().value());
    }

    private static @Nullable LocalDate until(RegulationText text) {
        return text.until() == null ? null : text.until().stated();
    }

    private static void checkCalendar(CalendarYear calendar, List<CalendarYear> others, YamlFile file) {
        if (others.stream().anyMatch(other -> other.year() == calendar.year())) {
            file.problem("/year", "the year " + calendar.year() + " is there twice");
        }
        for (int i = 0; i < calendar.holidays().size(); i++) {
            CalendarYear.Holiday holiday = calendar.holidays().get(i);
            if (holiday.from().getYear() != calendar.year() || holiday.to().getYear() != calendar.year()) {
                file.problem("/holidays/" + i + "/from", "the day is not of " + calendar.year());
            }
        }
        for (int i = 0; i < calendar.workedInstead().size(); i++) {
            if (calendar.workedInstead().get(i).date().getYear() != calendar.year()) {
                file.problem("/workedInstead/" + i + "/date", "the day is not of " + calendar.year());
            }
        }
    }
}
