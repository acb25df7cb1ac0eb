package vn.vinhdanh.audit.read.seals;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.approval.office.Offices;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.eventstore.sealing.Tile;

/** The tree in tiles and its entries in bundles, at the addresses of C2SP's tlog-tiles, for auditors. */
@RestController
class TilesApi {

    /** What is under such an address never changes; but not everybody may see it. */
    private static final String CACHING = "private, max-age=31536000, immutable";

    private final Seals seals;
    private final Offices offices;

    TilesApi(Seals seals, Offices offices) {
        this.seals = seals;
        this.offices = offices;
    }

    @GetMapping("/tile/{*tile}")
    ResponseEntity<byte[]> tile(@PathVariable String tile, SignedIn who) {
        offices.requireAuditor(who, offices.today());
        byte[] content = Tile.parse(tile.substring(1))
                .flatMap(seals::tile)
                .orElseThrow(() -> Refusal.notFound(
                        "Cây của nhật ký không có mảnh này.", "The tree of the log has no such tile."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Cache-Control", CACHING)
                .body(content);
    }
}
