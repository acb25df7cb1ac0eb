package vn.vinhdanh.access.account;

import java.util.List;

/** Paths of a service that need no sign-in, as Spring's path patterns: a bean of this type opens them. */
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
    }

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
