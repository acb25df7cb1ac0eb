package vn.vinhdanh.organisation.write.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.access.api.Outcome;
import vn.vinhdanh.access.table.SentRow;
import vn.vinhdanh.access.table.SentTable;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.events.UnitKind;
import vn.vinhdanh.organisation.OwnOrganisation;
import vn.vinhdanh.organisation.write.DissolveUnit;
import vn.vinhdanh.organisation.write.RegisterUnit;
import vn.vinhdanh.organisation.write.Units;

/**
 * A register of units, or of what became which, from a CSV file or a workbook. A file of a whole country is recorded in pieces, since
 * one long write would keep every reader of the log waiting; what is recorded already is met again and left as it is, so
 * a file can simply be sent again.
 */
@RestController
class ImportUnitsApi {

    private static final int MAX_ROWS = 50_000;
    private static final int PIECE = 500;

    private final CommandGateway commands;
    private final OwnOrganisation organisation;
    private final Units units;

    ImportUnitsApi(CommandGateway commands, OwnOrganisation organisation, Units units) {
        this.commands = commands;
        this.organisation = organisation;
        this.units = units;
    }

    private record Line(
            int row,
            UnitId id,
            String name,
            UnitKind kind,
            @Nullable UnitId parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    private record Succession(int row, UnitId old, UnitId successor, LocalDate on) {}

    /** Rows that are recorded together. */
    private record Piece<T>(List<T> rows, int first) {}

    @PostMapping(
            path = "/api/v1/units:import",
            consumes = {"text/csv", SentTable.XLSX})
    ResponseEntity<Map<String, Object>> importUnits(
            @RequestBody byte[] file,
            @RequestParam @Nullable LocalDate validFrom,
            @RequestParam @Nullable LocalDate validTo,
            @RequestParam @Nullable LocalDate on,
            ApiWrite write) {
        organisation.authority().requireAnywhere(write.who(), OfficeKind.ADMINISTRATOR, write.today());
        return SentTable.columnsOf(file).contains("old_id")
                ? successors(file, on, write)
                : register(file, validFrom, validTo, write);
    }

    private ResponseEntity<Map<String, Object>> register(
            byte[] file, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, ApiWrite write) {
        SentTable table = SentTable.read(
                file, Set.of("id", "name", "kind"), Set.of("parent_id", "valid_from", "valid_to"), MAX_ROWS);
        List<Line> lines = table.map(row -> line(row, validFrom, validTo));
        Set<UnitId> inFile = lines.stream().map(Line::id).collect(Collectors.toSet());
        return answer(table, write.each(HttpStatus.OK, pieces(lines), Piece::first, piece -> {
            List<Defect> defects = new ArrayList<>();
            for (Line line : piece.rows()) {
                collect(line.row(), defects, () -> {
                    if (line.parent() != null && !inFile.contains(line.parent())) {
                        units.require(line.parent(), "/parent_id");
                    }
                    commands.sendAndWait(new RegisterUnit(
                            line.id(), line.name(), line.kind(), line.parent(), line.from(), line.until()));
                });
            }
            return recorded(piece.rows().size(), piece.rows().get(0).id(), defects);
        }));
    }

    private ResponseEntity<Map<String, Object>> successors(byte[] file, @Nullable LocalDate on, ApiWrite write) {
        SentTable table = SentTable.read(file, Set.of("old_id", "new_id"), Set.of("on"), MAX_ROWS);
        Map<UnitId, List<Succession>> byOld = new LinkedHashMap<>();
        for (Succession line : table.map(row -> succession(row, on))) {
            byOld.computeIfAbsent(line.old(), old -> new ArrayList<>()).add(line);
        }
        return answer(table, write.each(HttpStatus.OK, pieces(List.copyOf(byOld.values())), Piece::first, piece -> {
            List<Defect> defects = new ArrayList<>();
            for (List<Succession> lines : piece.rows()) {
                Succession first = lines.get(0);
                collect(first.row(), defects, () -> {
                    units.require(first.old(), "/old_id");
                    lines.forEach(line -> units.require(line.successor(), "/new_id"));
                    commands.sendAndWait(new DissolveUnit(
                            first.old(),
                            first.on().minusDays(1),
                            lines.stream().map(Succession::successor).toList()));
                });
            }
            return recorded(piece.rows().size(), piece.rows().get(0).get(0).old(), defects);
        }));
    }

    private static Line line(SentRow row, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        LocalDate from = row.date("valid_from");
        LocalDate until = row.date("valid_to");
        return new Line(
                row.number(),
                row.required("id", UnitId::new),
                row.required("name"),
                row.oneOf("kind", UnitKind.class),
                row.optional("parent_id", UnitId::new),
                from == null ? validFrom : from,
                until == null ? validTo : until);
    }

    private static Succession succession(SentRow row, @Nullable LocalDate on) {
        LocalDate day = row.date("on");
        if (day == null && on == null) {
            throw Refusal.malformed(row.defect(
                    "on", "REQUIRED", "cần cột này hoặc tham số on", "this column or the parameter on is needed"));
        }
        return new Succession(
                row.number(),
                row.required("old_id", UnitId::new),
                row.required("new_id", UnitId::new),
                day == null ? java.util.Objects.requireNonNull(on) : day);
    }

    private static <T> List<Piece<T>> pieces(List<T> rows) {
        List<Piece<T>> pieces = new ArrayList<>();
        for (int start = 0; start < rows.size(); start += PIECE) {
            pieces.add(new Piece<>(rows.subList(start, Math.min(rows.size(), start + PIECE)), start + 1));
        }
        return pieces;
    }

    private static void collect(int row, List<Defect> defects, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            refusal.defects()
                    .forEach(defect -> defects.add(
                            defect.at("/rows/" + row + (defect.pointer() == null ? "" : defect.pointer()))));
        }
    }

    private static Outcome recorded(int rows, UnitId first, List<Defect> defects) {
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, defects);
        }
        return Outcome.of(first.value()).with("rows", rows);
    }

    private static ResponseEntity<Map<String, Object>> answer(
            SentTable table, ResponseEntity<Map<String, Object>> answer) {
        Map<String, Object> body = new LinkedHashMap<>(java.util.Objects.requireNonNull(answer.getBody()));
        body.put("unknownColumns", table.unknownColumns());
        boolean failed = body.get("failed") instanceof Long count && count > 0;
        return ResponseEntity.status(failed ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
                .headers(answer.getHeaders())
                .body(body);
    }
}
