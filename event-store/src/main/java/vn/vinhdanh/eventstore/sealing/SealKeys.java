package vn.vinhdanh.eventstore.sealing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a node knows.
 *
 * @param own by which it signs; null on a node that does not
 * @param trusted by which checkpoints of this log may be signed: the own one first
 * @param cosigners whose signatures are kept beside ours
 */
public record SealKeys(@Nullable SealKey own, List<VerifierKey> trusted, List<VerifierKey> cosigners) {

    public SealKeys {
        trusted = List.copyOf(trusted);
        cosigners = List.copyOf(cosigners);
    }

    /**
     * Reads them from what is configured.
     *
     * @param origin names the log and its keys
     * @param key the secret one, or null
     * @param keyFile that holds it otherwise, or null
     * @param create whether a missing file is made where nothing is sealed yet
     * @param trusted further keys of this log, as vkeys
     * @param cosigners as vkeys
     */
    public static SealKeys load(
            DataSource dataSource,
            String origin,
            @Nullable String key,
            @Nullable Path keyFile,
            boolean create,
            List<String> trusted,
            List<String> cosigners) {
        SealKey own = SealKey.load(origin, key, keyFile, create && Seals.isNew(dataSource));
        List<VerifierKey> all = new ArrayList<>();
        if (own != null) {
            Seals.requireOrigin(dataSource, origin);
            all.add(own.verifier());
        }
        trusted.stream().map(VerifierKey::parse).forEach(all::add);
        return new SealKeys(own, all, cosigners.stream().map(VerifierKey::parse).toList());
    }
}
