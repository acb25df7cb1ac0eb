package vn.vinhdanh.access.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.vinhdanh.access.HttpTest;
import vn.vinhdanh.access.problem.HttpRefusal;
import vn.vinhdanh.access.testing.Http;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.Refusal;

class DocumentsTest extends HttpTest {

    @Autowired
    private Documents documents;

    @Test
    void a_document_comes_back_byte_for_byte() throws Exception {
        byte[] bytes = pdf(3_000_000);
        StoredDocument stored = store("Báo cáo thành tích.pdf", bytes);
        assertThat(stored.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(stored.size()).isEqualTo(3_000_000);
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.name()).isEqualTo("Báo cáo thành tích.pdf");
        assertThat(documents.find(stored.id())).contains(stored);
        try (InputStream content = documents.open(stored.id())) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void the_same_bytes_are_kept_once_under_each_name() {
        byte[] bytes = pdf(5_000);
        StoredDocument first = store("a.pdf", bytes);
        StoredDocument second = store("b.pdf", bytes);
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(documents.find(first.id()).orElseThrow().name()).isEqualTo("a.pdf");
        assertThat(documents.find(second.id()).orElseThrow().name()).isEqualTo("b.pdf");
        assertThat(jdbc.sql("select count(*) from access.document_content where sha256 = :sha256")
                        .param("sha256", first.sha256())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void an_erased_document_keeps_its_hash_and_says_that_it_was_erased() throws Exception {
        byte[] alone = pdf(4_001);
        byte[] shared = pdf(4_002);
        StoredDocument first = store("Nguyễn Văn A.pdf", alone);
        StoredDocument second = store("Nguyễn Văn A cùng tập thể.pdf", shared);
        StoredDocument others = store("Tờ trình.pdf", shared);
        assertThat(documents.erase(List.of(first.id(), second.id()))).isEqualTo(2);
        assertThat(documents.erase(List.of(first.id(), second.id()))).isZero();
        StoredDocument left = documents.find(first.id()).orElseThrow();
        assertThat(left.name()).isEqualTo("(đã xóa)");
        assertThat(left.sha256()).isEqualTo(first.sha256());
        assertThat(catchThrowableOfType(HttpRefusal.class, () -> documents.open(first.id()))
                        .status())
                .isEqualTo(410);
        assertThat(catchThrowableOfType(HttpRefusal.class, () -> documents.open(second.id()))
                        .status())
                .isEqualTo(410);
        try (InputStream content = documents.open(others.id())) {
            assertThat(content.readAllBytes()).isEqualTo(shared);
        }
        assertThat(jdbc.sql("select length(bytes) from access.document_content where sha256 = :sha256")
                        .param("sha256", first.sha256())
                        .query(Integer.class)
                        .single())
                .isZero();
        StoredDocument again = store("Lại.pdf", alone);
        try (InputStream content = documents.open(again.id())) {
            assertThat(content.readAllBytes()).isEqualTo(alone);
        }
    }

    @Test
    void what_it_is_follows_from_the_bytes_and_not_from_the_name() throws IOException {
        assertThat(store("x.png", pdf(100)).mediaType()).isEqualTo("application/pdf");
        assertThat(store("x.png", pdf(100)).name()).isEqualTo("x.png.pdf");
        assertThat(store("x.exe", png()).name()).isEqualTo("x.exe.png");
        assertThat(store("x", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0})
                        .mediaType())
                .isEqualTo("image/jpeg");
        assertThat(store("x.docx", zip("[Content_Types].xml", "word/document.xml"))
                        .mediaType())
                .endsWith("wordprocessingml.document");
        assertThat(store("x.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"))
                        .mediaType())
                .endsWith("spreadsheetml.sheet");
    }

    @Test
    void what_a_dossier_may_not_hold_is_refused() throws IOException {
        assertUnsupported("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        assertUnsupported("MZ this is a program".getBytes(StandardCharsets.UTF_8));
        assertUnsupported(zip("evil.sh"));
        assertUnsupported(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        assertUnsupported(new byte[] {'P', 'K', 3, 4, 0, 0});
    }

    @Test
    void an_empty_file_is_refused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> store("x.pdf", new byte[0]));
        assertThat(refusal.defects().get(0).code()).isEqualTo("EMPTY_DOCUMENT");
    }

    @Test
    void exactly_the_largest_size_is_kept_and_one_byte_more_is_not() {
        Documents small = new Documents(jdbc, dataSource, 1_000);
        assertThat(small.store("x.pdf", new ByteArrayInputStream(pdf(1_000)), null)
                        .size())
                .isEqualTo(1_000);
        HttpRefusal refusal = catchThrowableOfType(
                HttpRefusal.class, () -> small.store("x.pdf", new ByteArrayInputStream(pdf(1_001)), null));
        assertThat(refusal.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_is_a_name_and_nothing_more(String given, String kept) {
        assertThat(Documents.cleaned(given)).isEqualTo(kept);
    }

    @Test
    void a_download_is_saved_and_never_shown() {
        StoredDocument stored = store("Tờ trình số 12.pdf", pdf(700_000));
        Http.Answer answer =
                signedIn().get("/api/probe/documents/" + stored.id().value()).send();
        assertThat(answer.bytes()).hasSize(700_000);
        assertThat(answer.header("Content-Disposition"))
                .satisfies(disposition ->
                        assertThat(disposition).startsWith("attachment;").contains("filename*=UTF-8''T%E1%BB%9D%20tr"));
        assertThat(answer.header("Content-Type")).contains("application/pdf");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .satisfies(policy -> assertThat(policy).contains("sandbox"));
        assertThat(signedIn()
                        .get("/api/probe/documents/" + stored.id().value())
                        .header("If-None-Match", answer.header("ETag"))
                        .send()
                        .status())
                .isEqualTo(304);
        assertThat(signedIn().get("/api/probe/documents/unknown").send().problem())
                .isEqualTo("404 NOT_FOUND");
    }

    @Test
    void a_document_that_does_not_exist_is_not_found() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> documents.open(new DocumentId("none")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("../../etc/passwd", "passwd"),
                Arguments.of("C:\\Users\\x\\Báo cáo.pdf", "Báo cáo.pdf"),
                Arguments.of(".htaccess", "htaccess"),
                Arguments.of("a\u0000\r\nb.pdf", "ab.pdf"),
                Arguments.of("abc\u202Efdp.exe", "abcfdp.exe"),
                Arguments.of("Ho\u0300a.pdf", "Hòa.pdf"),
                Arguments.of("<script>.pdf", "script.pdf"),
                Arguments.of("...", "document"));
    }

    private void assertUnsupported(byte[] bytes) {
        HttpRefusal refusal = catchThrowableOfType(HttpRefusal.class, () -> store("x.pdf", bytes));
        assertThat(refusal.status()).isEqualTo(415);
        assertThat(refusal.defects().get(0).code()).isEqualTo("UNSUPPORTED_DOCUMENT");
    }

    private StoredDocument store(String name, byte[] bytes) {
        return documents.store(name, new ByteArrayInputStream(bytes), "application/pdf");
    }

    private static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        return bytes;
    }

    private static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
