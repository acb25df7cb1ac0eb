package vn.vinhdanh.approval.write;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.ConflictId;
import vn.vinhdanh.events.ConflictsId;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;

/** What those who act have declared, told by the declarations themselves inside the write, so that none is missed. */
@Component
public class DeclaredConflicts {

    private final Repository<Conflicts> conflicts;
    private final Repository<ApprovalCase> cases;

    DeclaredConflicts(Repository<Conflicts> conflicts, Repository<ApprovalCase> cases) {
        this.conflicts = conflicts;
        this.cases = cases;
    }

    /** Everything that whoever acts has declared, and whom they act for. */
    public static final class Of {

        private final List<Conflicts.Declared> declared;

        private Of(List<Conflicts.Declared> declared) {
            this.declared = declared;
        }

        /** @throws Refusal FORBIDDEN with the ground that was declared */
        public void permit(Concerned concerned) {
            declared.stream()
                    .filter(conflict -> conflict.concerns(concerned))
                    .findFirst()
                    .ifPresent(conflict -> {
                        throw ConflictRefusals.declared(conflict.reason());
                    });
        }
    }

    public Of of(Actor by) {
        List<Conflicts.Declared> all = new ArrayList<>(open(by.person()));
        PersonId holder = by.onBehalfOf();
        if (holder != null) {
            all.addAll(open(holder));
        }
        return new Of(all);
    }

    /** @throws Refusal FORBIDDEN where they have declared a conflict that concerns the case */
    Actor permit(CaseId caseId, Actor by) {
        of(by).permit(cases.load(caseId.toString()).invoke(ApprovalCase::concerned));
        return by;
    }

    /** Whoever is partial in the same thing, or is whom it is about, lifts nobody's conflict. */
    void mayLift(ConflictId conflict, Actor by) {
        Conflicts.Declared about = find(conflict);
        if (about == null) {
            throw ConflictRefusals.unknown();
        }
        for (PersonId person : by.onBehalfOf() == null ? List.of(by.person()) : List.of(by.person(), by.onBehalfOf())) {
            boolean same = open(person).stream().anyMatch(own -> own.isAbout(about.person(), about.unit()));
            if (!person.equals(conflict.person()) && (same || person.equals(about.person()))) {
                throw ConflictRefusals.partialToo();
            }
        }
    }

    private Conflicts.@Nullable Declared find(ConflictId conflict) {
        try {
            return conflicts.load(ConflictsId.of(conflict.person()).toString()).invoke(all -> all.open(conflict));
        } catch (AggregateNotFoundException e) {
            return null;
        }
    }

    private List<Conflicts.Declared> open(PersonId person) {
        try {
            return conflicts.load(ConflictsId.of(person).toString()).invoke(Conflicts::open);
        } catch (AggregateNotFoundException e) {
            return List.of();
        }
    }
}
