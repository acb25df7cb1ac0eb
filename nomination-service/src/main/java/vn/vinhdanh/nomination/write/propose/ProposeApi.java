package vn.vinhdanh.nomination.write.propose;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.events.Actor;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.nomination.write.Nominations;
import vn.vinhdanh.nomination.write.Nominations.Current;
import vn.vinhdanh.nomination.write.ProposingUnit;

/** A clerk drafts a nomination, and changes it while it is in proposal or returned. */
@RestController
class ProposeApi {

    private final Drafting drafting;
    private final Nominations nominations;
    private final ProposingUnit unit;
    private final JsonMapper json;
    private final Validator validator;

    ProposeApi(Drafting drafting, Nominations nominations, ProposingUnit unit, JsonMapper json, Validator validator) {
        this.drafting = drafting;
        this.nominations = nominations;
        this.unit = unit;
        this.json = json;
        this.validator = validator;
    }

    @PostMapping("/api/v1/nominations")
    ResponseEntity<Map<String, Object>> draft(@RequestBody @Valid ProposalForm form, ApiWrite write) {
        return write.run(HttpStatus.CREATED, () -> drafting.draft(form, write, write.on(form.date())));
    }

    /** A merge patch (RFC 7396): what is sent replaces what was, null takes it away, the rest stays. */
    @PatchMapping("/api/v1/nominations/{id}")
    ResponseEntity<Map<String, Object>> amend(
            @PathVariable NominationId id, @RequestBody ObjectNode patch, ApiWrite write) {
        return write.run(HttpStatus.OK, () -> {
            Current nomination = nominations.current(id);
            ProposalForm form = merged(nomination, patch);
            LocalDate on = write.on(form.date());
            Actor by = unit.clerk(write.who(), nomination, on);
            nomination.at(write.requireVersion());
            return drafting.amend(nomination, checked(form), by, on);
        });
    }

    private ProposalForm merged(Current nomination, ObjectNode patch) {
        ObjectNode form = json.valueToTree(ProposalForm.of(nomination.ref(), nomination.proposal()));
        merge(form, patch);
        ProposalForm merged = json.treeToValue(form, ProposalForm.class);
        if (!nomination.ref().equals(merged.ref())) {
            throw Refusal.rule(Defect.of(
                            "REF_IS_FIXED",
                            "Mã đề nghị không thay đổi được.",
                            "The reference of a nomination cannot be changed.")
                    .at("/ref"));
        }
        return merged;
    }

    private static void merge(ObjectNode into, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value instanceof ObjectNode inner && into.get(field.getKey()) instanceof ObjectNode present) {
                merge(present, inner);
            } else {
                into.set(field.getKey(), value);
            }
        }
    }

    private ProposalForm checked(ProposalForm form) {
        Set<ConstraintViolation<ProposalForm>> violations = validator.validate(form);
        if (!violations.isEmpty()) {
            List<Defect> defects = violations.stream()
                    .map(violation -> Defect.of("INVALID", violation.getMessage(), violation.getMessage())
                            .at("/" + violation.getPropertyPath().toString().replace('.', '/')))
                    .toList();
            throw new Refusal(Refusal.Kind.MALFORMED, defects);
        }
        return form;
    }
}
