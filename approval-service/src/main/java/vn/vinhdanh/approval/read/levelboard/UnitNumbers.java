package vn.vinhdanh.approval.read.levelboard;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.approval.read.CaseState;
import vn.vinhdanh.events.UnitId;

/** How the nominations of units stand, of all levels together. */
@Component
public class UnitNumbers {

    private final LevelBoardRepository boards;

    UnitNumbers(LevelBoardRepository boards) {
        this.boards = boards;
    }

    /** How many are in each state; states in which there is none are left out. */
    public Map<CaseState, Integer> of(Collection<UnitId> units, ReadAt at) {
        Map<CaseState, Integer> sum = new EnumMap<>(CaseState.class);
        boards.unitStates(null, units.stream().map(UnitId::value).toList(), at)
                .values()
                .forEach(states -> states.forEach((state, number) -> sum.merge(state, number, Integer::sum)));
        return sum;
    }
}
