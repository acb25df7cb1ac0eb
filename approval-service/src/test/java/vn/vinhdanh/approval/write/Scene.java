package vn.vinhdanh.approval.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.vinhdanh.approval.Cast.*;

import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import vn.vinhdanh.approval.Cast;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.AwardLevel;
import vn.vinhdanh.events.CaseId;
import vn.vinhdanh.events.ConflictsId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.PersonId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.approval.Recommendation;
import vn.vinhdanh.events.approval.Stage;

/** Several aggregates on one log in memory, for what changes them together. */
public final class Scene {

    private final Configuration axon;

    private Scene(Configurer configurer) {
        this.axon = configurer.start();
    }

    static Scene ofCouncil() {
        return with(configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(CouncilSession.class))
                .registerCommandHandler(c -> new CouncilOverCases(
                        c.repository(CouncilSession.class), c.repository(ApprovalCase.class), CLOCK)));
    }

    public static Scene with(UnaryOperator<Configurer> more) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                .registerComponent(CaseClock.class, c -> CLOCK)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(ApprovalCase.class))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Conflicts.class));
        return new Scene(more.apply(configurer));
    }

    public static DeclaredConflicts conflicts(Configuration c) {
        return new DeclaredConflicts(c.repository(Conflicts.class), c.repository(ApprovalCase.class));
    }

    /** A declaration of the person about another. */
    public void declare(Actor by, PersonId about) {
        when(new DeclareConflict(
                ConflictsId.of(by.person()),
                about,
                null,
                new StatedReason("RELATIVE", "Anh em ruột", null),
                by,
                TODAY));
    }

    public void end() {
        axon.shutdown();
    }

    /** What other parts of the program have appended. */
    public void given(Id aggregate, Object event) {
        long next =
                axon.eventStore().lastSequenceNumberFor(aggregate.toString()).orElse(-1L) + 1;
        DefaultUnitOfWork.startAndGet(null).execute(() -> axon.eventStore()
                .publish(new GenericDomainEventMessage<>("test", aggregate.toString(), next, event)));
    }

    public <R> R when(Object command) {
        return axon.commandGateway().sendAndWait(command);
    }

    public void refused(Object command, String code) {
        long before = axon.eventStore().createHeadToken() == null ? 0 : head();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> when(command));
        assertThat(refusal).as("a refusal of %s", command).isNotNull();
        assertThat(refusal.defects().get(0).code()).isEqualTo(code);
        assertThat(head()).as("nothing was written").isEqualTo(before);
    }

    private long head() {
        return axon.eventStore().createHeadToken().position().orElse(0);
    }

    public List<Object> events(Id aggregate) {
        return axon.eventStore()
                .readEvents(aggregate.toString())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    /** The last event of that kind, which has to be there. */
    public <E> E last(Id aggregate, Class<E> type) {
        return events(aggregate).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("No " + type.getSimpleName() + " in " + events(aggregate)));
    }

    // ---- how a case came to be there

    public void open(CaseId id, List<Stage> route, @Nullable String nominee) {
        open(id, route, Cast.proposal(nominee).award(), nominee);
    }

    public void open(CaseId id, List<Stage> route, String award, @Nullable String nominee) {
        AwardLevel level = route.get(route.size() - 1).level();
        when(new OpenCase(
                id,
                "DL-" + id.value(),
                Cast.proposal(award, nominee),
                "vn-2025",
                1,
                level,
                List.of(),
                List.of(),
                route,
                CLERK,
                TODAY,
                TODAY));
    }

    public void caseAtCouncil(CaseId id, @Nullable Integer minPercent) {
        open(id, Cast.oneStage(minPercent), null);
        accept(id, DISTRICT_INTAKE);
        appraise(id, DISTRICT_APPRAISER);
    }

    public void accept(CaseId id, Actor by) {
        when(new AcceptIntake(id, null, by, TODAY));
    }

    public void appraise(CaseId id, Actor by) {
        when(new Appraise(id, null, Recommendation.FAVOURABLE, null, List.of(), by, TODAY));
    }
}
