package vn.vinhdanh.access.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vinhdanh.access.problem.HttpRefusal;
import vn.vinhdanh.access.problem.StrictJson;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.DocumentId;
import vn.vinhdanh.events.Id;
import vn.vinhdanh.events.Protected;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/**
 * The documents of all dossiers, each kept once by the SHA-256 of its bytes. Storing joins the transaction it is called
 * in. Who may read a document is for the owner of the dossier to say: this class asks nobody.
 */
public final class Documents {

    private static final int MAX_NAME = 150;
    private static final int BUFFER = 64 << 10;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final long limit;

    /** @param limit the largest document, in bytes */
    public Documents(JdbcClient jdbc, DataSource dataSource, long limit) {
        this.jdbc = jdbc;
        this.template = new JdbcTemplate(dataSource);
        this.limit = limit;
    }

    /**
     * Keeps a document. The stream is read once, to a file and not into memory, and not closed.
     *
     * @param name of the file as its sender calls it
     * @param declaredType what its sender says it is, only to be named when it is something else
     * @throws HttpRefusal 413 where it is too large, 415 where it is nothing a dossier may hold
     * @throws Refusal MALFORMED where it is empty
     */
    public StoredDocument store(@Nullable String name, InputStream stream, @Nullable String declaredType) {
        try {
            Path file = Files.createTempFile("document-", ".upload");
            try {
                return store(name, declaredType, file, copied(stream, file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<StoredDocument> find(DocumentId id) {
        return jdbc.sql("select d.id, d.sha256, c.size, c.media_type, d.name from access.document d"
                        + " join access.document_content c on c.sha256 = d.sha256 where d.id = :id")
                .param("id", id.value())
                .query(Documents::read)
                .optional();
    }

    /** Many at once, in one query; what is not kept is missing. */
    public Map<DocumentId, StoredDocument> find(Collection<DocumentId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select d.id, d.sha256, c.size, c.media_type, d.name from access.document d"
                        + " join access.document_content c on c.sha256 = d.sha256 where d.id in (:ids)")
                .param("ids", ids.stream().map(DocumentId::value).toList())
                .query(Documents::read)
                .list()
                .stream()
                .collect(Collectors.toMap(StoredDocument::id, Function.identity()));
    }

    /** Those of many whose bytes have been erased, in one query. */
    public Set<DocumentId> erased(Collection<DocumentId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select id from access.document where id in (:ids) and erased_at is not null")
                .param("ids", ids.stream().map(DocumentId::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(DocumentId::new)
                .collect(Collectors.toSet());
    }

    /**
     * The bytes of a document, read from the database piece by piece.
     *
     * @throws Refusal NOT_FOUND
     */
    public InputStream open(DocumentId id) {
        StoredDocument document = required(id);
        return new SlicedContent(jdbc, document.sha256(), document.size());
    }

    /** The document as an answer: to be saved, never to be shown in a page of ours. */
    public ResponseEntity<Resource> download(DocumentId id) {
        StoredDocument document = required(id);
        InputStreamResource content =
                new InputStreamResource(() -> new SlicedContent(jdbc, document.sha256(), document.size()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .contentLength(document.size())
                .eTag(document.sha256())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(content);
    }

    /**
     * Erases documents: their names and their bytes go, their hashes stay as the log names them. Bytes that another
     * document has as well stay.
     *
     * @return how many were erased now
     */
    public int erase(Collection<DocumentId> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        List<String> erased = ids.stream().map(DocumentId::value).toList();
        int count = jdbc.sql("update access.document set name = :erased, erased_at = now()"
                        + " where id in (:ids) and erased_at is null")
                .param("erased", Protected.ERASED)
                .param("ids", erased)
                .update();
        jdbc.sql("update access.document_content c set bytes = ''::bytea, erased_at = now() where erased_at is null"
                        + " and exists (select from access.document d where d.sha256 = c.sha256 and d.id in (:ids))"
                        + " and not exists (select from access.document d where d.sha256 = c.sha256"
                        + " and d.erased_at is null)")
                .param("ids", erased)
                .update();
        return count;
    }

    private static StoredDocument read(ResultSet row, int number) throws SQLException {
        return new StoredDocument(
                new DocumentId(row.getString("id")),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("media_type"),
                row.getString("name"));
    }

    private record Copied(String sha256, long size) {}

    private Copied copied(InputStream stream, Path file) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                size += count;
                if (size > limit) {
                    throw HttpRefusal.tooLarge(limit);
                }
                out.write(buffer, 0, count);
            }
        }
        return new Copied(HexFormat.of().formatHex(digest.digest()), size);
    }

    private StoredDocument store(@Nullable String name, @Nullable String declaredType, Path file, Copied copied)
            throws IOException {
        if (copied.size() == 0) {
            throw Refusal.malformed(Defect.of("EMPTY_DOCUMENT", "Tệp không có nội dung.", "The file is empty.")
                    .at("/file"));
        }
        DocumentType type = DocumentType.of(file).orElseThrow(() -> unsupported(declaredType));
        StoredDocument document = new StoredDocument(
                new DocumentId(Id.next()), copied.sha256(), copied.size(), type.mediaType(), type.named(cleaned(name)));
        if (!isKept(document.sha256())) {
            keep(document, file);
        }
        jdbc.sql("insert into access.document (id, sha256, name) values (:id, :sha256, :name)")
                .param("id", document.id().value())
                .param("sha256", document.sha256())
                .param("name", document.name())
                .update();
        return document;
    }

    private boolean isKept(String sha256) {
        return jdbc.sql(
                        "select exists (select from access.document_content where sha256 = :sha256 and erased_at is null)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    private void keep(StoredDocument document, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            template.update(
                    "insert into access.document_content (sha256, size, media_type, bytes) values (?, ?, ?, ?)"
                            + " on conflict (sha256) do update set bytes = excluded.bytes, erased_at = null"
                            + " where document_content.erased_at is not null",
                    statement -> {
                        statement.setString(1, document.sha256());
                        statement.setLong(2, document.size());
                        statement.setString(3, document.mediaType());
                        statement.setBinaryStream(4, content, document.size());
                    });
        }
    }

    private StoredDocument required(DocumentId id) {
        if (jdbc.sql("select exists (select from access.document where id = :id and erased_at is not null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single()) {
            throw HttpRefusal.of(
                    410,
                    new Sentence("Tài liệu đã được xóa", "The document has been erased"),
                    Defect.of(
                            "DOCUMENT_ERASED",
                            "Tài liệu đã được xóa cùng dữ liệu cá nhân của người được đề nghị; chỉ còn mã băm.",
                            "The document was erased with the personal data of the nominee; its hash alone is left."));
        }
        return find(id).orElseThrow(() -> Refusal.notFound("Không có tài liệu này.", "There is no such document."));
    }

    private static HttpRefusal unsupported(@Nullable String declaredType) {
        String declared = declaredType == null ? "?" : declaredType;
        return HttpRefusal.of(
                415,
                new Sentence("Loại tài liệu không được nhận", "Unsupported kind of document"),
                Defect.of(
                                "UNSUPPORTED_DOCUMENT",
                                "Nội dung tệp (khai là %s) không phải PDF, DOCX, XLSX, PNG hay JPEG không có macro."
                                        .formatted(declared),
                                "The content of the file (declared as %s) is no PDF, DOCX, XLSX, PNG or JPEG without macros."
                                        .formatted(declared))
                        .at("/file"));
    }

    /** A name and nothing but a name: no folders, no control characters, not too long. */
    static String cleaned(@Nullable String name) {
        String given = name == null ? "" : StrictJson.composed(name);
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}<>:\"|?*]", "").strip();
        while (clean.startsWith(".")) {
            clean = clean.substring(1);
        }
        if (clean.isEmpty()) {
            return "document";
        }
        return clean.length() <= MAX_NAME ? clean : clean.substring(clean.length() - MAX_NAME);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
