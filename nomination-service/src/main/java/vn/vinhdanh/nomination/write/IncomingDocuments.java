package vn.vinhdanh.nomination.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.vinhdanh.access.document.Documents;
import vn.vinhdanh.access.document.StoredDocument;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.nomination.DocumentRef;

/** Keeps an uploaded document and says which item of a dossier it serves. To be called inside a write. */
@Component
public class IncomingDocuments {

    private static final Pattern ITEM = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");

    private final Documents documents;

    IncomingDocuments(Documents documents) {
        this.documents = documents;
    }

    /** @param item its code in the regulation, such as BCTT */
    public DocumentRef keep(String item, MultipartFile file) {
        if (!ITEM.matcher(item).matches()) {
            throw Refusal.malformed(Defect.of(
                            "BAD_ITEM",
                            "Mã thành phần hồ sơ gồm chữ in hoa, số và gạch dưới, ví dụ BCTT.",
                            "The code of a dossier item has capitals, digits and underscores, such as BCTT.")
                    .at("/item"));
        }
        try (InputStream content = file.getInputStream()) {
            StoredDocument kept = documents.store(file.getOriginalFilename(), content, file.getContentType());
            return new DocumentRef(kept.id(), item, kept.sha256(), kept.size(), kept.mediaType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
