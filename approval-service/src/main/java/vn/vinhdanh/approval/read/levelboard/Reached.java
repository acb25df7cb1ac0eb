package vn.vinhdanh.approval.read.levelboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.StepKind;

/** A step of a level that a nomination came to. All of them together are kept as the bits of one number. */
record Reached(AwardLevel level, StepKind step) {

    /** No body has it yet. */
    static final long NOTHING = 0;

    /** Room for steps that the law may add, so that the bits of a level stay where they are. */
    private static final int STEPS_OF_A_LEVEL = 10;

    private static final List<Reached> ALL = Arrays.stream(AwardLevel.values())
            .flatMap(level -> Stream.of(StepKind.values()).map(step -> new Reached(level, step)))
            .toList();

    long bit() {
        return 1L << level.ordinal() * STEPS_OF_A_LEVEL + step.ordinal();
    }

    /** In the order in which they are taken. */
    static List<Reached> in(long reached) {
        List<Reached> steps = new ArrayList<>();
        for (Reached each : ALL) {
            if ((reached & each.bit()) != 0) {
                steps.add(each);
            }
        }
        return steps;
    }

    /** @throws IllegalArgumentException where it is none */
    static Reached parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return new Reached(AwardLevel.valueOf(parts[0]), StepKind.valueOf(parts[1]));
    }

    /** {@code PROVINCE.COUNCIL}. */
    @Override
    public String toString() {
        return level + "." + step;
    }
}
