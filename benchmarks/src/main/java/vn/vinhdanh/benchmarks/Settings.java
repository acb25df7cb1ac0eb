package vn.vinhdanh.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a program was told on its command line, as {@code --name=number}. */
final class Settings {

    private final Map<String, Integer> values;

    private Settings(Map<String, Integer> values) {
        this.values = values;
    }

    /** @param spelledDefaults every name there is, with the number that holds where none is given */
    static Settings parse(String[] arguments, String... spelledDefaults) {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        for (String each : spelledDefaults) {
            String[] parts = each.split("=", 2);
            defaults.put(parts[0], Integer.valueOf(parts[1]));
        }
        Map<String, Integer> values = new LinkedHashMap<>(defaults);
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            String name = parts[0].startsWith("--") ? parts[0].substring(2) : "";
            if (parts.length != 2 || !values.containsKey(name) || !parts[1].matches("[1-9][0-9]{0,7}")) {
                System.err.println("Not understood: " + argument + ". There are " + spelled(defaults));
                System.exit(2);
            }
            values.put(name, Integer.valueOf(parts[1]));
        }
        return new Settings(values);
    }

    int get(String name) {
        Integer value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no setting " + name);
        }
        return value;
    }

    private static String spelled(Map<String, Integer> values) {
        StringBuilder all = new StringBuilder();
        values.forEach(
                (name, value) -> all.append(" --").append(name).append('=').append(value));
        return all.substring(1);
    }

    @Override
    public String toString() {
        return spelled(values);
    }
}
