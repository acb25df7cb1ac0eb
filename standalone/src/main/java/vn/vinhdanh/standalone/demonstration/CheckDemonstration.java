package vn.vinhdanh.standalone.demonstration;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.Answer;
import vn.vinhdanh.standalone.demonstration.VinhDanhClient.SignedInClient;

/**
 * Compares what a running Vinh Danh answers over HTTP with the figures that the district reported on 20 May 2022 and
 * with what must have become of each of the 184 nominations.
 */
public final class CheckDemonstration {

    private static final String FOLDER = "/demonstration/di-linh-2021/";

    private final SignedInClient auditor;

    public CheckDemonstration(VinhDanhClient client, String password) {
        this.auditor = client.as("auditor", password);
    }

    public static void main(String[] args) {
        if (args.length < 1) {
            System.err.println("usage: CheckDemonstration ADDRESS [ADDRESS OF APPROVAL-SERVICE]");
            System.exit(2);
        }
        String password =
                Optional.ofNullable(System.getenv("VINHDANH_DEMO_PASSWORD")).orElse("demo");
        VinhDanhClient client = VinhDanhClient.at(args[0], args[args.length - 1]);
        List<String> differences = new CheckDemonstration(client, password).differences();
        if (differences.isEmpty()) {
            System.out.println("The counts of 166 awards and the places of all 184 nominations are as expected.");
        } else {
            differences.forEach(System.err::println);
            System.exit(1);
        }
    }

    /** Every difference in one line; empty where all is as it should be. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        compare(differences, "awarded", expectedCounts(), counts());
        compare(differences, "nomination", expectedPlaces(), places());
        return differences;
    }

    private static void compare(
            List<String> differences, String what, Map<String, String> expected, Map<String, String> found) {
        expected.forEach((key, value) -> {
            if (!value.equals(found.get(key))) {
                differences.add("%s %s: expected %s, found %s".formatted(what, key, value, found.get(key)));
            }
        });
        found.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> differences.add("%s %s: not expected".formatted(what, key)));
    }

    private static Map<String, String> expectedCounts() {
        Map<String, String> counts = new TreeMap<>();
        for (JsonNode row : expected().path("awarded")) {
            counts.put(
                    "%s %s %s"
                            .formatted(
                                    row.path("level").asString(),
                                    row.path("award").asString(),
                                    row.path("recipient_kind").asString()),
                    row.path("count").asString());
        }
        return counts;
    }

    private Map<String, String> counts() {
        Map<String, String> counts = new TreeMap<>();
        for (JsonNode level : get("/api/v1/levels").path("levels")) {
            for (JsonNode count : level.path("awarded")) {
                counts.put(
                        "%s %s %s"
                                .formatted(
                                        level.path("level").asString(),
                                        count.path("award").asString(),
                                        count.path("recipientKind").asString()),
                        count.path("count").asString());
            }
        }
        return counts;
    }

    private static Map<String, String> expectedPlaces() {
        Map<String, String> places = new TreeMap<>();
        for (Map<String, String> row : Act.table(FOLDER + "nominations.csv")) {
            places.put(Act.column(row, "ref"), place(Act.column(row, "outcome")));
        }
        return places;
    }

    private static String place(String outcome) {
        return switch (outcome) {
            case "RETURNED_THEN_AWARDED" -> "AWARDED";
            case "REJECTED_BY_PROVINCE_COUNCIL", "REJECTED_AT_DISTRICT" -> "REJECTED";
            case "AWAITING_INTAKE" -> "IN_REVIEW at INTAKE";
            case "IN_APPRAISAL" -> "IN_REVIEW at APPRAISAL";
            case "AWAITING_COUNCIL" -> "IN_REVIEW at COUNCIL";
            default -> outcome;
        };
    }

    private Map<String, String> places() {
        Map<String, String> places = new TreeMap<>();
        @Nullable String cursor = null;
        do {
            JsonNode page = get("/api/v1/nominations?limit=200" + (cursor == null ? "" : "&cursor=" + cursor));
            for (JsonNode item : page.path("items")) {
                String state = item.path("state").asString();
                String step = item.path("next").path("step").asString("");
                places.put(item.path("ref").asString(), state.equals("IN_REVIEW") ? state + " at " + step : state);
            }
            cursor = page.path("nextCursor").asString(null);
        } while (cursor != null);
        return places;
    }

    private JsonNode get(String path) {
        Answer answer = auditor.get(path);
        if (!answer.ok()) {
            throw new DemonstrationFailed(
                    "%s was refused (%d): %s".formatted(path, answer.status(), answer.body()), null);
        }
        return answer.body();
    }

    private static JsonNode expected() {
        try (InputStream in = CheckDemonstration.class.getResourceAsStream(FOLDER + "expected.json")) {
            return JsonMapper.builder().build().readTree(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
