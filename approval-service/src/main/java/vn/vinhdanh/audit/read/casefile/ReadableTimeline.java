package vn.vinhdanh.audit.read.casefile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;
import vn.vinhdanh.access.api.ApiWrite;
import vn.vinhdanh.approval.read.cases.VisibleCases;
import vn.vinhdanh.audit.read.timeline.Timeline;
import vn.vinhdanh.events.OfficeKind;
import vn.vinhdanh.events.Sentence;
import vn.vinhdanh.eventstore.sealing.Seals;
import vn.vinhdanh.regulations.AwardRule;
import vn.vinhdanh.regulations.Regulation;
import vn.vinhdanh.regulations.Regulations;

/**
 * What happened, for people: one page in both languages that needs nothing beside it. Its styles stand in it, since it is
 * a file and no page of the program.
 */
final class ReadableTimeline {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;"
            + "padding:0 1rem;color:#1b1b1b;background:#fff}h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin-top:2rem}"
            + "ol{list-style:none;padding:0}li{border-left:3px solid #b3261e;padding:0 0 .9rem .9rem;break-inside:avoid}"
            + "p{margin:.2rem 0}[lang=en]{color:#555}.meta{font-size:.85rem;color:#555;overflow-wrap:anywhere}"
            + "table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{text-align:left;padding:.3rem .5rem;"
            + "border-bottom:1px solid #ccc;overflow-wrap:anywhere;vertical-align:top}.note{background:#f5f1e6;padding:.7rem 1rem}"
            + "@media print{body{margin:0;max-width:none}a{color:inherit;text-decoration:none}}";

    private final VisibleCases.About about;
    private final List<Timeline.Entry> entries;
    private final Regulations regulations;
    private final MessageSource words;

    ReadableTimeline(
            VisibleCases.About about, List<Timeline.Entry> entries, Regulations regulations, MessageSource words) {
        this.about = about;
        this.entries = entries;
        this.regulations = regulations;
        this.words = words;
    }

    /** @param positions of the events that the file has: what sessions and decisions tell beside them is not its matter */
    void write(OutputStream out, Set<Long> positions, List<CaseFile.ListedDocument> documents, Seals.Covering sealed)
            throws IOException {
        Writer html = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Sentence award = award();
        html.write("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + text(about.ref())
                + " · Vinh Danh</title>"
                + "<style>" + STYLE + "</style></head><body>\n<h1>" + text(award.vi()) + " · " + text(about.recipient())
                + "</h1>\n<p lang=\"en\">" + text(award.en()) + "</p>\n<p>" + text(about.ref()) + "</p>\n"
                + "<p class=\"note\">Trang này để đọc cho tiện, không được ký. Điều được chứng minh là các tệp trong"
                + " <code>events/</code>: chạy <code>java Verify.java</code> với tệp nén.<br><span lang=\"en\">This page is for"
                + " reading and is not signed. What is proven are the files in <code>events/</code>: run <code>java"
                + " Verify.java</code> on the archive.</span></p>\n<p class=\"meta\">Đến vị trí / up to position "
                + sealed.position() + " · điểm kiểm / checkpoint "
                + sealed.checkpoint().checkpoint().size()
                + "</p>\n<h2>Diễn biến <span lang=\"en\">Timeline</span></h2>\n<ol>\n");
        for (Timeline.Entry entry : entries) {
            if (positions.contains(entry.position())) {
                write(html, entry);
            }
        }
        html.write("</ol>\n");
        if (!documents.isEmpty()) {
            write(html, documents);
        }
        html.write("</body></html>\n");
        html.flush();
    }

    private void write(Writer html, Timeline.Entry entry) throws IOException {
        html.write("<li id=\"p" + entry.position() + "\"><p><b>" + DAY.format(entry.on()) + "</b> "
                + text(entry.sentence().vi()) + "</p><p lang=\"en\">"
                + text(entry.sentence().en())
                + "</p><p class=\"meta\">" + actor(entry) + " · ghi lúc / recorded "
                + SECOND.format(entry.recorded().atZone(ApiWrite.ZONE)) + " · <a href=\""
                + CaseFile.stem(entry.position())
                + ".payload.json\">#" + entry.position() + " " + text(entry.type()) + "</a></p></li>\n");
    }

    private String actor(Timeline.Entry entry) {
        String actor = entry.actor();
        if (actor == null) {
            return "tự động / by itself";
        }
        OfficeKind office = entry.office();
        String holder = entry.onBehalfOf();
        return text(actor)
                + (office == null ? "" : ", " + word("office." + office))
                + (holder == null ? "" : " · thay / on behalf of " + text(holder));
    }

    private static void write(Writer html, List<CaseFile.ListedDocument> documents) throws IOException {
        html.write("<h2>Tài liệu <span lang=\"en\">Documents</span></h2>\n<table><tr><th>Thành phần / Item</th>"
                + "<th>Tên / Name</th><th>SHA-256</th></tr>\n");
        for (CaseFile.ListedDocument one : documents) {
            html.write("<tr><td>" + text(one.document().item()) + "</td><td>" + named(one) + "</td><td><code>"
                    + text(one.document().sha256()) + "</code></td></tr>\n");
        }
        html.write("</table>\n");
    }

    private static String named(CaseFile.ListedDocument one) {
        String file = one.file();
        return switch (one.state()) {
            case kept -> "<a href=\"" + file + "\">" + text(one.name()) + "</a>";
            case erased -> "(đã xóa) / (erased)";
            case missing -> "(thiếu) / (missing)";
        };
    }

    /** What the award is called in the newest regulation that has it. */
    private Sentence award() {
        return regulations.all().stream()
                .sorted(Comparator.comparing(Regulation::from).reversed())
                .flatMap(regulation -> regulation.award(about.award()).stream())
                .findFirst()
                .map(AwardRule::name)
                .orElse(new Sentence(about.award(), about.award()));
    }

    private String word(String code) {
        return text(words.getMessage(code, null, code, VIETNAMESE)) + " / "
                + text(words.getMessage(code, null, code, Locale.ENGLISH));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
