package vn.vinhdanh.approval.automation;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import vn.vinhdanh.approval.write.ApproveAward;
import vn.vinhdanh.events.decision.AwardGranted;

/** What a signed decision grants is approved in its case: the decision alone is written when it is signed. */
@Component
@ProcessingGroup("approval.follow-decision")
class WhenAwardGrantedThenApprove {

    private final CommandGateway commands;

    WhenAwardGrantedThenApprove(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void react(AwardGranted e) {
        commands.sendAndWait(new ApproveAward(e.caseId(), e.decision(), e.award(), e.number(), e.date(), e.on()));
    }
}
