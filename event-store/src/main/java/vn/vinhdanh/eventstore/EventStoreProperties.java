package vn.vinhdanh.eventstore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the event store runs.
 *
 * @param nodeId under which name this node claims what it processes; a node that is started again under the same name
 *     goes on at once. A name of its own for each start by default.
 * @param keys where the key-encryption key comes from
 * @param log reading the log
 * @param processing the processors of views and automations
 * @param seal making the log tamper-evident
 * @param aggregateCache how many aggregates stay in memory; 0 keeps none
 */
@ConfigurationProperties("vinhdanh")
public record EventStoreProperties(
        @Nullable String nodeId,
        @DefaultValue Keys keys,
        @DefaultValue Log log,
        @DefaultValue Processing processing,
        @DefaultValue Seal seal,
        @DefaultValue("2000") int aggregateCache) {

    /**
     * @param kek 32 bytes in base64
     * @param kekFile a file that holds the same, where {@code kek} is not set
     * @param createKekFile whether a missing file is made; only for a new database
     * @param alsoKek another key-encryption key, in base64, that is accepted beside it while keys are rotated
     * @param alsoKekFile a file that holds the same, where {@code alsoKek} is not set; it may be missing
     */
    public record Keys(
            @Nullable String kek,
            @Nullable Path kekFile,
            @DefaultValue("false") boolean createKekFile,
            @Nullable String alsoKek,
            @Nullable Path alsoKekFile) {}

    /**
     * @param cachedEvents how many events a node keeps in memory for its readers
     * @param poll how often a node looks for news of which it was not told
     * @param tellOthers whether this node tells others of news at once
     */
    public record Log(
            @DefaultValue("4000") int cachedEvents,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("true") boolean tellOthers) {}

    /**
     * @param enabled whether this node processes views and automations at all
     * @param threads how many of them are processed at the same time
     * @param batch how many events a view takes in by one transaction
     * @param claimTimeout after how long without a sign of life another node takes over
     */
    public record Processing(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("4") int threads,
            @DefaultValue("500") int batch,
            @DefaultValue("10s") Duration claimTimeout) {}

    /**
     * @param origin names the log in its checkpoints, and the key that signs them: an address without a scheme, the
     *     same for ever
     * @param key 32 secret bytes in base64; without key and file this node does not seal
     * @param keyFile a file that holds the same, where {@code key} is not set
     * @param createKeyFile whether a missing file is made while nothing is sealed yet
     * @param trustedKeys further keys that this log was or is signed by, as vkeys
     * @param cosigners whose signatures are kept beside ours, as vkeys
     * @param interval between two checkpoints, at least
     * @param exportFolder where the last checkpoint of each day is written; nowhere by default
     */
    public record Seal(
            @DefaultValue("vinhdanh") String origin,
            @Nullable String key,
            @Nullable Path keyFile,
            @DefaultValue("false") boolean createKeyFile,
            @DefaultValue({}) List<String> trustedKeys,
            @DefaultValue({}) List<String> cosigners,
            @DefaultValue("1s") Duration interval,
            @Nullable Path exportFolder) {}
}
