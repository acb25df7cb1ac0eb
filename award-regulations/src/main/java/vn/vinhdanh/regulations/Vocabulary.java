package vn.vinhdanh.regulations;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import vn.vinhdanh.events.nomination.Merit;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Scope;

/** The words that a criterion may use: functions over the facts, and names for the ratings. */
final class Vocabulary {

    /** What an argument is. */
    enum Argument {
        /** The code of an award, or a list of codes of which any will do. */
        AWARD,
        SCOPE,
        MERIT,
        /** What a share of a collective is of. */
        SHARE,
        RATING,
        NUMBER
    }

    /** Shares of a collective. */
    enum Share {
        LDTT,
        TASKS_DONE
    }

    /** One function with one list of arguments. */
    record Word(
            String name,
            String overload,
            CelType result,
            List<Argument> arguments,
            List<CelType> types,
            BiFunction<Evidence, Object[], Object> meaning) {}

    static final List<Word> WORDS = new ArrayList<>();

    private Vocabulary() {}

    static {
        bool("has", List.of(Argument.AWARD), (e, a) -> e.has(codes(a[0])));
        bool("awardedThisYear", List.of(Argument.AWARD), (e, a) -> e.hasThisYear(codes(a[0])));
        bool(
                "consecutive",
                List.of(Argument.AWARD, Argument.NUMBER),
                (e, a) -> e.consecutive(codes(a[0]), number(a[1])));
        number("count", List.of(Argument.AWARD, Argument.NUMBER), (e, a) -> e.count(codes(a[0]), number(a[1])));
        number("rating", List.of(), (e, a) -> e.rating());
        bool(
                "rated",
                List.of(Argument.RATING, Argument.NUMBER),
                (e, a) -> e.rated(rating(a[0]), number(a[1]), number(a[1])));
        bool(
                "rated",
                List.of(Argument.RATING, Argument.NUMBER, Argument.NUMBER),
                (e, a) -> e.rated(rating(a[0]), number(a[1]), number(a[2])));
        bool(
                "ratedSince",
                List.of(Argument.AWARD, Argument.RATING, Argument.NUMBER),
                (e, a) -> e.ratedSince(codes(a[0]), rating(a[1]), number(a[2]), number(a[2])));
        bool(
                "ratedSince",
                List.of(Argument.AWARD, Argument.RATING, Argument.NUMBER, Argument.NUMBER),
                (e, a) -> e.ratedSince(codes(a[0]), rating(a[1]), number(a[2]), number(a[3])));
        number("initiatives", List.of(Argument.SCOPE), (e, a) -> e.initiatives(scope(a[0])));
        number(
                "initiatives",
                List.of(Argument.SCOPE, Argument.NUMBER),
                (e, a) -> e.initiatives(scope(a[0]), number(a[1])));
        bool(
                "merit",
                List.of(Argument.MERIT, Argument.SCOPE),
                (e, a) -> e.merit(Merit.Kind.valueOf((String) a[0]), scope(a[1]), 0));
        bool(
                "merit",
                List.of(Argument.MERIT, Argument.SCOPE, Argument.NUMBER),
                (e, a) -> e.merit(Merit.Kind.valueOf((String) a[0]), scope(a[1]), number(a[2])));
        bool(
                "declared",
                List.of(Argument.MERIT, Argument.SCOPE),
                (e, a) -> e.declared(Merit.Kind.valueOf((String) a[0]), scope(a[1])));
        number("share", List.of(Argument.SHARE), (e, a) -> e.share(Share.valueOf((String) a[0])));
        number("holders", List.of(Argument.AWARD), (e, a) -> e.holders(codes(a[0])));
        number("contribution", List.of(), (e, a) -> e.contribution());
        number("sameAchievement", List.of(), (e, a) -> e.sameAchievement());
        bool("meets", List.of(Argument.AWARD), (e, a) -> e.meets(codes(a[0])));
        bool("worker", List.of(), (e, a) -> e.worker());
        bool("farmer", List.of(), (e, a) -> e.farmer());
        bool("united", List.of(), (e, a) -> e.united());
        bool("lawAbiding", List.of(), (e, a) -> e.lawAbiding());
        bool("joinedMovements", List.of(), (e, a) -> e.joinedMovements());
        bool("disciplined", List.of(), (e, a) -> e.disciplined());
        bool("underVerification", List.of(), (e, a) -> e.underVerification());
        bool("comparedInCluster", List.of(), (e, a) -> e.comparedInCluster());
    }

    private static void bool(String name, List<Argument> arguments, BiFunction<Evidence, Object[], Object> meaning) {
        add(name, SimpleType.BOOL, arguments, meaning);
    }

    private static void number(String name, List<Argument> arguments, BiFunction<Evidence, Object[], Object> meaning) {
        add(name, name.equals("share") ? SimpleType.DOUBLE : SimpleType.INT, arguments, meaning);
    }

    private static void add(
            String name, CelType result, List<Argument> arguments, BiFunction<Evidence, Object[], Object> meaning) {
        boolean codes = arguments.contains(Argument.AWARD);
        List<CelType> types = arguments.stream().map(Vocabulary::type).toList();
        WORDS.add(new Word(name, name + arguments.size(), result, arguments, types, meaning));
        if (codes) {
            List<CelType> lists = new ArrayList<>(types);
            lists.set(0, ListType.create(SimpleType.STRING));
            WORDS.add(new Word(name, name + arguments.size() + "any", result, arguments, lists, meaning));
        }
    }

    private static CelType type(Argument argument) {
        return switch (argument) {
            case AWARD, SCOPE, MERIT, SHARE -> SimpleType.STRING;
            case RATING, NUMBER -> SimpleType.INT;
        };
    }

    static Class<?> javaType(CelType type) {
        return type.equals(SimpleType.STRING) ? String.class : type.equals(SimpleType.INT) ? Long.class : List.class;
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(Object argument) {
        return argument instanceof List<?> list ? (List<String>) list : List.of((String) argument);
    }

    private static int number(Object argument) {
        return Math.toIntExact((Long) argument);
    }

    private static Rating rating(Object argument) {
        return Rating.values()[number(argument)];
    }

    private static Scope scope(Object argument) {
        return Scope.valueOf((String) argument);
    }
}
