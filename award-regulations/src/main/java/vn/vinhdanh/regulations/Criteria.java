package vn.vinhdanh.regulations;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.vinhdanh.events.nomination.Merit;
import vn.vinhdanh.events.nomination.Outcome;
import vn.vinhdanh.events.nomination.Rating;
import vn.vinhdanh.events.nomination.Scope;

/** The criteria of all regulations, each compiled once. */
final class Criteria {

    /** The facts, which every function gets as its first argument without their being written. */
    private static final String EVIDENCE = "evidence";

    private static final CelType EVIDENCE_TYPE = OpaqueType.create("Evidence");
    private static final Map<String, Object> RATINGS = Arrays.stream(Rating.values())
            .collect(Collectors.toUnmodifiableMap(Rating::name, rating -> (Object) (long) rating.ordinal()));
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = runtime();

    private final Map<String, CelRuntime.Program> programs = new HashMap<>();
    private final Set<String> awards;

    /** @param awards every code that any regulation knows */
    Criteria(Set<String> awards) {
        this.awards = Set.copyOf(awards);
    }

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .includeFunctions(
                                StandardFunction.LOGICAL_AND,
                                StandardFunction.LOGICAL_OR,
                                StandardFunction.LOGICAL_NOT,
                                StandardFunction.EQUALS,
                                StandardFunction.NOT_EQUALS,
                                StandardFunction.LESS,
                                StandardFunction.LESS_EQUALS,
                                StandardFunction.GREATER,
                                StandardFunction.GREATER_EQUALS)
                        .build())
                .setStandardMacros()
                .addVar(EVIDENCE, EVIDENCE_TYPE)
                .setResultType(SimpleType.BOOL);
        RATINGS.keySet().forEach(rating -> builder.addVar(rating, SimpleType.INT));
        for (Vocabulary.Word word : Vocabulary.WORDS) {
            String name = word.name();
            builder.addMacros(CelMacro.newGlobalMacro(name, word.arguments().size(), (factory, target, arguments) -> {
                List<CelExpr> all = new ArrayList<>(arguments);
                all.add(0, factory.newIdentifier(EVIDENCE));
                return Optional.of(factory.newGlobalCall(name, all));
            }));
        }
        Vocabulary.WORDS.stream()
                .collect(Collectors.groupingBy(Vocabulary.Word::name))
                .forEach((called, words) -> builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        called,
                        words.stream()
                                .map(word -> CelOverloadDecl.newGlobalOverload(
                                        word.overload(), word.result(), withEvidence(word.types(), EVIDENCE_TYPE)))
                                .toList())));
        return builder.build();
    }

    @SuppressWarnings("Immutable") // a word is a name and a function without state
    private static CelRuntime runtime() {
        CelRuntimeBuilder builder = CelRuntimeFactory.standardCelRuntimeBuilder();
        for (Vocabulary.Word word : Vocabulary.WORDS) {
            List<Class<?>> types =
                    word.types().stream().<Class<?>>map(Vocabulary::javaType).toList();
            builder.addFunctionBindings(CelFunctionBinding.from(
                    word.overload(), withEvidence(types, Evidence.class), arguments -> word.meaning()
                            .apply((Evidence) arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length))));
        }
        return builder.build();
    }

    private static <T> List<T> withEvidence(List<? extends T> arguments, T evidence) {
        List<T> all = new ArrayList<>(arguments);
        all.add(0, evidence);
        return all;
    }

    /**
     * Compiles an expression.
     *
     * @return what is wrong with it; empty where nothing is
     */
    List<String> compile(String expression) {
        if (programs.containsKey(expression)) {
            return List.of();
        }
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(expression).getAst();
            List<String> wrong = unknownWords(tree);
            if (wrong.isEmpty()) {
                programs.put(expression, RUNTIME.createProgram(tree));
            }
            return wrong;
        } catch (CelValidationException e) {
            return e.getErrors().stream()
                    .map(issue -> issue.getMessage() + " in: " + expression)
                    .toList();
        } catch (CelEvaluationException e) {
            return List.of(e.getMessage() + " in: " + expression);
        }
    }

    private List<String> unknownWords(CelAbstractSyntaxTree tree) {
        List<String> wrong = new ArrayList<>();
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                .forEach(expr -> check(expr.call(), wrong));
        return wrong;
    }

    private void check(CelExpr.CelCall call, List<String> wrong) {
        Vocabulary.WORDS.stream()
                .filter(word -> word.name().equals(call.function())
                        && word.arguments().size() + 1 == call.args().size())
                .findFirst()
                .ifPresent(word -> {
                    for (int i = 0; i < word.arguments().size(); i++) {
                        check(word.arguments().get(i), call.args().get(i + 1), wrong);
                    }
                });
    }

    private void check(Vocabulary.Argument kind, CelExpr argument, List<String> wrong) {
        Set<String> known =
                switch (kind) {
                    case AWARD -> awards;
                    case SCOPE -> names(Scope.values());
                    case MERIT -> names(Merit.Kind.values());
                    case SHARE -> names(Vocabulary.Share.values());
                    case RATING, NUMBER -> Set.of();
                };
        if (known.isEmpty()) {
            return;
        }
        if (argument.exprKind().getKind() == CelExpr.ExprKind.Kind.LIST) {
            argument.list().elements().forEach(element -> check(kind, element, wrong));
        } else if (argument.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || argument.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            wrong.add("a word in quotes is expected where an expression stands");
        } else if (!known.contains(argument.constant().stringValue())) {
            wrong.add("unknown " + kind.name().toLowerCase(Locale.ROOT) + " "
                    + argument.constant().stringValue());
        }
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    /** How an expression stands for a candidate; the evidence notes what was found. */
    Outcome evaluate(String expression, Evidence evidence) {
        CelRuntime.Program program = programs.get(expression);
        if (program == null) {
            throw new IllegalStateException("Not compiled: " + expression);
        }
        try {
            return Evidence.outcome(program.eval(
                    name -> name.equals(EVIDENCE) ? Optional.of(evidence) : Optional.ofNullable(RATINGS.get(name))));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("Cannot evaluate " + expression, e);
        }
    }
}
