package vn.vinhdanh.decision.read.register;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.page.PageController;
import vn.vinhdanh.access.reading.Unrecorded;

/** What everybody may look up: who was awarded, and whether a certificate is true. Nobody needs to sign in. */
@PageController
@Unrecorded
class RegisterPage {

    private static final int CODE_LENGTH = 12;
    private static final int GROUP = 4;

    private final RegisterApi api;
    private final RegisterRepository register;

    RegisterPage(RegisterApi api, RegisterRepository register) {
        this.api = api;
        this.register = register;
    }

    /** How an award stands, as its certificate's reader needs it. */
    enum Standing {
        VALID,
        CORRECTED,
        REVOKED
    }

    @GetMapping("/public/awards")
    String search(@RequestParam(defaultValue = "") String q, Paging paging, Model model) {
        Page<RegisterEntity> found = api.found(q, paging);
        model.addAttribute("query", q);
        model.addAttribute("items", found.map(RegisterApi::publicJson).items());
        model.addAttribute("first", paging.isFirst() ? null : link(q, null));
        model.addAttribute("next", found.nextCursor() == null ? null : link(q, found.nextCursor()));
        return "register/awards";
    }

    @GetMapping("/public/verify")
    String ask(@RequestParam(defaultValue = "") String code) {
        String spelled = spelled(code);
        return spelled.isEmpty()
                ? "register/verify"
                : UriComponentsBuilder.fromPath("redirect:/verify/{code}")
                        .encode()
                        .buildAndExpand(spelled)
                        .toUriString();
    }

    /** The address on a certificate, for those who come with a browser. */
    @GetMapping(path = "/verify/{code}", produces = MediaType.TEXT_HTML_VALUE)
    String verify(@PathVariable String code, HttpServletResponse response, Model model) {
        String spelled = spelled(code);
        model.addAttribute("code", spelled);
        Optional<RegisterEntity> found = register.verify(spelled);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "register/verify";
        }
        RegisterEntity award = found.get();
        Optional<RegisterDecisionRow> decision = register.decision(award.decision);
        boolean corrected = decision.map(RegisterDecisionRow::correction).isPresent();
        model.addAttribute("award", RegisterApi.publicJson(award));
        model.addAttribute("decision", decision.orElse(null));
        model.addAttribute(
                "standing",
                award.status == RegisterRow.Status.REVOKED
                        ? Standing.REVOKED
                        : corrected ? Standing.CORRECTED : Standing.VALID);
        return "register/verified";
    }

    /** A code as it is kept, however it was typed: in groups of four capitals. */
    private static String spelled(String typed) {
        String signs = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (signs.length() != CODE_LENGTH) {
            return signs.isEmpty() ? "" : typed.strip();
        }
        return String.join(
                "-", List.of(signs.substring(0, GROUP), signs.substring(GROUP, 2 * GROUP), signs.substring(2 * GROUP)));
    }

    private static String link(String q, @Nullable String cursor) {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/public/awards").queryParam("q", "{q}");
        if (cursor != null) {
            link.queryParam("cursor", cursor);
        }
        return link.encode().buildAndExpand(Map.of("q", q)).toUriString();
    }
}
