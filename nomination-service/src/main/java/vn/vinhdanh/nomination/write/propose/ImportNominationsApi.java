package vn.vinhdanh.nomination.write.propose;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.table.SentRow;
import vn.vinhdanh.access.table.SentTable;
import vn.vinhdanh.events.CommendationType;
import vn.vinhdanh.events.LetterId;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.RecipientKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.nomination.Facts;
import vn.vinhdanh.nomination.write.Submitting;

/** A table of nominations becomes drafts, or is submitted at once: all of them or none. */
@RestController
class ImportNominationsApi {

    /** What one transaction can hold without keeping every reader of the log waiting. */
    static final int MAX_ROWS = 1_000;

    private static final int MAX_TEXT = 300;
    private static final int MAX_REF = 60;

    private final Drafting drafting;
    private final Submitting submitting;
    private final JsonMapper json;

    ImportNominationsApi(Drafting drafting, Submitting submitting, JsonMapper json) {
        this.drafting = drafting;
        this.submitting = submitting;
        this.json = json;
    }

    private record Line(int number, ProposalForm form) {}

    /**
     * @param letter the letter that all of them come with
     * @param date the business date; today by default
     */
    @PostMapping(
            path = "/api/v1/nominations:import",
            consumes = {"text/csv", SentTable.XLSX})
    ResponseEntity<Map<String, Object>> importNominations(
            @RequestBody byte[] file,
            @RequestParam(defaultValue = "false") boolean submit,
            @RequestParam @Nullable LetterId letter,
            @RequestParam @Nullable LocalDate date,
            ApiWrite write) {
        return imported(file, submit, letter, date, write, () -> {});
    }

    /** @param oneMore is told of each row that is done */
    ResponseEntity<Map<String, Object>> imported(
            byte[] file,
            boolean submit,
            @Nullable LetterId letter,
            @Nullable LocalDate date,
            ApiWrite write,
            Runnable oneMore) {
        SentTable table = SentTable.read(file, NominationColumn.required(), NominationColumn.optional(), MAX_ROWS);
        List<Line> lines = table.map(row -> new Line(row.number(), form(row, letter)));
        return write.all(
                HttpStatus.OK,
                lines,
                Line::number,
                line -> {
                    Outcome outcome = one(line.form(), submit, date, write);
                    oneMore.run();
                    return outcome;
                },
                answer -> {
                    answer.put("unknownColumns", table.unknownColumns());
                    answer.put("submitted", submit);
                });
    }

    private Outcome one(ProposalForm form, boolean submit, @Nullable LocalDate date, ApiWrite write) {
        LocalDate on = write.on(date);
        Outcome drafted = drafting.draft(form, write, on);
        return submit
                ? submitting
                        .submitDraft(new NominationId(drafted.id()), write, on)
                        .with("ref", String.valueOf(form.ref()))
                : drafted;
    }

    private ProposalForm form(SentRow row, @Nullable LetterId letter) {
        return new ProposalForm(
                bounded(row, "ref", MAX_REF),
                bounded(row, "award", MAX_REF),
                row.oneOf("recipient_kind", RecipientKind.class),
                bounded(row, "recipient", MAX_TEXT),
                row.required("recipient_unit", UnitId::new),
                row.required("proposed_by", UnitId::new),
                bounded(row, "movement", MAX_TEXT),
                row.oneOf("commendation_type", CommendationType.class),
                null,
                letter == null ? null : new ProposalForm.Letter(letter, null, null, null),
                row.text("achievements"),
                row.optional("facts", this::facts),
                null);
    }

    private static String bounded(SentRow row, String column, int length) {
        String text = row.required(column);
        if (text.length() > length) {
            throw Refusal.malformed(row.defect(
                    column,
                    "TOO_LONG",
                    "dài quá %d ký tự".formatted(length),
                    "has more than %d characters".formatted(length)));
        }
        return text;
    }

    private Facts facts(String text) {
        try {
            return json.readValue(text, Facts.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no facts in JSON", e);
        }
    }
}
