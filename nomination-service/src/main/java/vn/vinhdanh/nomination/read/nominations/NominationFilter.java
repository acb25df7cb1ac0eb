package vn.vinhdanh.nomination.read.nominations;

import org.jspecify.annotations.Nullable;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.UnitId;

/** Which nominations are wanted; null: no matter. */
record NominationFilter(
        @Nullable State state,
        @Nullable String award,
        @Nullable AwardLevel level,
        @Nullable UnitId unit,
        @Nullable String movement,
        @Nullable String q) {}
