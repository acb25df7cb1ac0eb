package vn.vinhdanh.approval.write;

import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.approval.Stage;

/** What a council does with cases: session and case change in one unit of work. */
@Component
class CouncilOverCases {

    private final Repository<CouncilSession> sessions;
    private final Repository<ApprovalCase> cases;
    private final CaseClock clock;

    CouncilOverCases(Repository<CouncilSession> sessions, Repository<ApprovalCase> cases, CaseClock clock) {
        this.sessions = sessions;
        this.cases = cases;
        this.clock = clock;
    }

    @CommandHandler
    long handle(ConveneSession c) throws Exception {
        List<CaseId> agenda = c.agenda().stream().distinct().toList();
        AwardLevel level = null;
        for (CaseId caseId :
                agenda.stream().sorted(Comparator.comparing(CaseId::value)).toList()) {
            Stage stage = before(c.body(), cases.load(caseId.toString()));
            if (stage == null) {
                throw SessionRefusals.notBeforeThisCouncil(caseId);
            }
            level = stage.level();
        }
        if (level == null) {
            throw SessionRefusals.emptyAgenda();
        }
        AwardLevel at = level;
        return sessions.newInstance(() -> new CouncilSession(c, at, agenda)).version();
    }

    /** A case that has gone meanwhile is counted in the minutes and stays as it is. */
    @CommandHandler
    long handle(TallyItem c) {
        Aggregate<ApprovalCase> approvalCase = cases.load(c.caseId().toString());
        Aggregate<CouncilSession> session = sessions.load(c.session().toString(), c.version());
        Stage stage = before(session.invoke(CouncilSession::body), approvalCase);
        Protected<String> conclusion = c.conclusion() == null
                ? null
                : StatedReason.about(approvalCase.invoke(ApprovalCase::nominee), c.conclusion());
        Ballot ballot = session.invoke(s -> s.count(c, stage, conclusion));
        if (stage != null) {
            approvalCase.execute(a -> a.vote(c.session(), ballot, c.by(), c.on(), clock));
        }
        return session.invoke(s -> s.record(c, ballot, stage != null));
    }

    private static @Nullable Stage before(UnitId body, Aggregate<ApprovalCase> approvalCase) {
        Stage stage = approvalCase.invoke(ApprovalCase::atCouncil);
        return stage != null && stage.body().equals(body) ? stage : null;
    }
}
