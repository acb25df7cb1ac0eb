package vn.vinhdanh.standalone.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code deploy/proxy.conf} as nginx does: the exact path first, then the patterns in their order, then the rest. */
final class ProxyTable {

    private static final Pattern LOCATION =
            Pattern.compile("location\\s+(?:(=|~)\\s+)?(\\S+)\\s*\\{\\s*proxy_pass\\s+http://([a-z-]+);");

    private record Rule(String kind, String path, String service) {}

    private final List<Rule> rules = new ArrayList<>();

    ProxyTable(Path file) throws IOException {
        Matcher locations = LOCATION.matcher(Files.readString(file));
        while (locations.find()) {
            String kind = locations.group(1) == null ? "" : locations.group(1);
            rules.add(new Rule(kind, locations.group(2), locations.group(3)));
        }
    }

    String serviceOf(String path) {
        return rules.stream()
                .filter(rule -> rule.kind().equals("=") && rule.path().equals(path))
                .findFirst()
                .or(() -> rules.stream()
                        .filter(rule -> rule.kind().equals("~")
                                && Pattern.compile(rule.path()).matcher(path).find())
                        .findFirst())
                .or(() -> rules.stream()
                        .filter(rule -> rule.kind().isEmpty() && path.startsWith(rule.path()))
                        .findFirst())
                .map(Rule::service)
                .orElseThrow(() -> new AssertionError("The proxy has no place for " + path));
    }
}
