package vn.vinhdanh.regulations;

import java.util.List;
import java.util.stream.Collectors;

/** The files of the law hold a mistake; nothing starts with it. */
public final class InvalidRegulation extends RuntimeException {

    /**
     * One mistake.
     *
     * @param file its path among the resources
     * @param line counted from 1; 0 where the file cannot be read at all
     * @param field a JSON pointer into the file
     */
    public record Problem(String file, int line, String field, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
        }
    }

    private final transient List<Problem> problems;

    InvalidRegulation(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
