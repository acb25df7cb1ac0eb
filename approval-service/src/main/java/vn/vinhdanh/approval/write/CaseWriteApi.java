package vn.vinhdanh.approval.write;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.approval.write.CaseForm.Appraisal;
import vn.vinhdanh.approval.write.CaseForm.Consultation;
import vn.vinhdanh.approval.write.CaseForm.Plain;
import vn.vinhdanh.approval.write.CaseForm.RecusalLifting;
import vn.vinhdanh.approval.write.CaseForm.Reopening;
import vn.vinhdanh.approval.write.CaseForm.Transferring;
import vn.vinhdanh.approval.write.CaseForm.WithReason;
import vn.vinhdanh.approval.write.CaseForm.WithReasons;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;

/** The acts on cases over HTTP. */
@RestController
class CaseWriteApi {

    private static final String CASE = "/api/v1/cases/{nomination}/";

    private final CaseActs acts;
    private final JsonMapper json;
    private final Validator validator;

    CaseWriteApi(CaseActs acts, JsonMapper json, Validator validator) {
        this.acts = acts;
        this.json = json;
        this.validator = validator;
    }

    @PostMapping(CASE + "accept")
    ResponseEntity<Map<String, Object>> accept(
            @PathVariable NominationId nomination, @RequestBody @Valid Plain form, ApiWrite write) {
        return act(CaseVerb.ACCEPT, nomination, form, write);
    }

    @PostMapping(CASE + "request-supplement")
    ResponseEntity<Map<String, Object>> requestSupplement(
            @PathVariable NominationId nomination, @RequestBody @Valid WithReasons form, ApiWrite write) {
        return act(CaseVerb.REQUEST_SUPPLEMENT, nomination, form, write);
    }

    @PostMapping(CASE + "appraise")
    ResponseEntity<Map<String, Object>> appraise(
            @PathVariable NominationId nomination, @RequestBody @Valid Appraisal form, ApiWrite write) {
        return act(CaseVerb.APPRAISE, nomination, form, write);
    }

    @PostMapping(CASE + "consult")
    ResponseEntity<Map<String, Object>> consult(
            @PathVariable NominationId nomination, @RequestBody @Valid Consultation form, ApiWrite write) {
        return act(CaseVerb.CONSULT, nomination, form, write);
    }

    /** Work on the step, so that no other holder of its office does so too. */
    @PostMapping(CASE + "take")
    ResponseEntity<Map<String, Object>> take(
            @PathVariable NominationId nomination, @RequestBody @Valid Plain form, ApiWrite write) {
        return act(CaseVerb.TAKE, nomination, form, write);
    }

    @PostMapping(CASE + "release")
    ResponseEntity<Map<String, Object>> release(
            @PathVariable NominationId nomination, @RequestBody @Valid Plain form, ApiWrite write) {
        return act(CaseVerb.RELEASE, nomination, form, write);
    }

    @PostMapping(CASE + "recuse")
    ResponseEntity<Map<String, Object>> recuse(
            @PathVariable NominationId nomination, @RequestBody @Valid WithReason form, ApiWrite write) {
        return act(CaseVerb.RECUSE, nomination, form, write);
    }

    /** The head, who is somebody else, lets the person act again. */
    @PostMapping(CASE + "lift-recusal")
    ResponseEntity<Map<String, Object>> liftRecusal(
            @PathVariable NominationId nomination, @RequestBody @Valid RecusalLifting form, ApiWrite write) {
        return act(CaseVerb.LIFT_RECUSAL, nomination, form, write);
    }

    @PostMapping(CASE + "hold")
    ResponseEntity<Map<String, Object>> hold(
            @PathVariable NominationId nomination, @RequestBody @Valid WithReason form, ApiWrite write) {
        return act(CaseVerb.HOLD, nomination, form, write);
    }

    @PostMapping(CASE + "lift-hold")
    ResponseEntity<Map<String, Object>> liftHold(
            @PathVariable NominationId nomination, @RequestBody @Valid Plain form, ApiWrite write) {
        return act(CaseVerb.LIFT_HOLD, nomination, form, write);
    }

    @PostMapping(CASE + "forward")
    ResponseEntity<Map<String, Object>> forward(
            @PathVariable NominationId nomination, @RequestBody @Valid Plain form, ApiWrite write) {
        return act(CaseVerb.FORWARD, nomination, form, write);
    }

    @PostMapping(CASE + "reject")
    ResponseEntity<Map<String, Object>> reject(
            @PathVariable NominationId nomination, @RequestBody @Valid WithReason form, ApiWrite write) {
        return act(CaseVerb.REJECT, nomination, form, write);
    }

    @PostMapping(CASE + "return-wrong-route")
    ResponseEntity<Map<String, Object>> returnWrongRoute(
            @PathVariable NominationId nomination, @RequestBody @Valid WithReason form, ApiWrite write) {
        return act(CaseVerb.RETURN_WRONG_ROUTE, nomination, form, write);
    }

    @PostMapping(CASE + "reopen")
    ResponseEntity<Map<String, Object>> reopen(
            @PathVariable NominationId nomination, @RequestBody @Valid Reopening form, ApiWrite write) {
        return act(CaseVerb.REOPEN, nomination, form, write);
    }

    /** Who goes on with a case whose body has been dissolved; an administrator of the level above says so. */
    @PostMapping(CASE + "transfer")
    ResponseEntity<Map<String, Object>> transfer(
            @PathVariable NominationId nomination, @RequestBody @Valid Transferring form, ApiWrite write) {
        return act(CaseVerb.TRANSFER, nomination, form, write);
    }

    record Bulk(
            @NotNull CaseVerb verb,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid Item> items,
            @Nullable JsonNode data) {}

    record Item(
            @NotNull NominationId id,
            @NotNull @Min(0) @Max(Integer.MAX_VALUE) Long version) {}

    /** One act on many cases: all of them or none. */
    @PostMapping("/api/v1/cases:bulk")
    ResponseEntity<Map<String, Object>> bulk(@RequestBody @Valid Bulk bulk, ApiWrite write) {
        CaseForm form = form(bulk);
        return write.all(
                HttpStatus.OK, bulk.items(), item -> acts.act(bulk.verb(), item.id(), item.version(), form, write));
    }

    private CaseForm form(Bulk bulk) {
        JsonNode data =
                bulk.data() == null || bulk.data().isNull() ? JsonNodeFactory.instance.objectNode() : bulk.data();
        CaseForm form = json.treeToValue(data, bulk.verb().form());
        List<Defect> defects = validator.validate(form).stream()
                .map(violation -> Defect.of(
                                "BAD_VALUE",
                                "Giá trị không hợp lệ.",
                                "The value is not valid: " + violation.getMessage() + ".")
                        .at("/data/" + violation.getPropertyPath().toString().replace('.', '/')))
                .toList();
        if (!defects.isEmpty()) {
            throw Refusal.malformed(defects.toArray(Defect[]::new));
        }
        return form;
    }

    private ResponseEntity<Map<String, Object>> act(
            CaseVerb verb, NominationId nomination, CaseForm form, ApiWrite write) {
        return write.run(
                HttpStatus.OK,
                () -> acts.act(verb, nomination, write.requireVersion(), form, write),
                outcome -> acts.again(verb, nomination, outcome));
    }
}
