import static java.nio.charset.StandardCharsets.*;
import java.io.*;
import java.security.*;
import java.security.spec.X509EncodedKeySpec;
import java.util.*;
import java.util.regex.Pattern;
import java.util.zip.*;

/**
 * Verifies a case file of Vinh Danh without network, with nothing but a JDK, 17 or newer.
 * (1) The archive is whole and holds what manifest.txt lists; (2) the checkpoint is signed by the key; (3) each event is
 * a leaf of the signed tree, in its place, with the payload and metadata that its entry names; (4) no number is missing in
 * a stream of events; (5) each document that an event names is there, or was erased. Only the events rest on the
 * signature, and through their hashes the documents; nobody signs manifest.txt, timeline.html and README.txt.
 * Ends with 0 where all is well, 2 to 8 for the first kind of damage in the order below, 1 where it could not look.
 */
public class Verify {

    enum Damage { CHANGED, DROPPED, REORDERED, TRUNCATED, PROOF, CHECKPOINT, ADDED }

    /** Vietnamese is in escapes, so that every Java reads this file the same, whatever the encoding of its machine. */
    private static final String[] SENTENCES = {
        "\u0110\u00c3 B\u1eca S\u1eecA: n\u1ed9i dung kh\u00f4ng c\u00f2n nh\u01b0 khi \u0111\u01b0\u1ee3c ni\u00eam\nCHANGED: the content is not what was sealed",
        "B\u1eca B\u1ece B\u1edaT: c\u00f3 ph\u1ea7n b\u1ecb l\u1ea5y ra\nDROPPED: something was taken out",
        "B\u1eca \u0110\u1ed4I CH\u1ed6: n\u1ed9i dung \u0111\u00fang nh\u01b0ng kh\u00f4ng \u1edf ch\u1ed7 c\u1ee7a n\u00f3\nREORDERED: genuine, but not in its place",
        "B\u1eca C\u1eaeT C\u1ee4T: thi\u1ebfu ph\u1ea7n cu\u1ed1i\nTRUNCATED: the end is missing",
        "CH\u1ee8NG MINH H\u1eceNG ho\u1eb7c thi\u1ebfu\nPROOF: missing or damaged",
        "\u0110I\u1ec2M KI\u1ec2M HO\u1eb6C KH\u00d3A SAI\nCHECKPOINT: it, or its key, is missing or wrong",
        "B\u1eca TH\u00caM V\u00c0O: kh\u00f4ng c\u00f3 trong danh m\u1ee5c\nADDED: nothing names it"
    };

    /** One event as manifest.txt lists it; each is a few files of the same name. */
    record Event(long position, String stream, long sequence) {
        String file(String part) { return String.format("events/%012d.%s", position, part); }
    }

    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    private static final List<String> PARTS = List.of("entry", "payload.json", "metadata.json");

    private final Map<Damage, Set<String>> found = new EnumMap<>(Damage.class);
    private final Map<String, String> hashes = new TreeMap<>(); // of all files in the archive
    private final Map<String, byte[]> contents = new HashMap<>(); // of all but the documents
    private final Map<String, String> listed = new TreeMap<>(); // file to hash, as manifest.txt has it
    private final Map<String, Long> counts = new TreeMap<>(); // stream to number of events
    private final List<Event> events = new ArrayList<>();
    private final Set<String> erased = new TreeSet<>(); // hashes of documents
    private final Set<String> named = new TreeSet<>(); // hashes of documents in events that are proven
    private byte[] root; // of the tree; null where nobody signed it
    private long size; // of the tree
    private boolean isWhole; // to the byte

    public static void main(String[] args) throws Exception {
        if (args.length != 1 && (args.length != 3 || !args[1].equals("--key"))) {
            OUT.println("java Verify.java case.zip [--key name+id+base64]");
            System.exit(1);
        }
        System.exit(new Verify().run(new File(args[0]), args.length == 3 ? args[2].strip() : null));
    }

    int run(File file, String pinned) throws Exception {
        if (read(file) && manifest()) {
            checkpoint(pinned);
            events();
            numbers();
            documents();
            if (found.isEmpty() && !isWhole) { tell(Damage.CHANGED, file.getName()); }
        }
        found.forEach((damage, where) ->
                OUT.println("\n" + SENTENCES[damage.ordinal()] + "\n    " + String.join("\n    ", where)));
        if (!found.isEmpty()) {
            return 2 + found.keySet().iterator().next().ordinal();
        }
        OUT.printf("%nNGUY\u00caN V\u1eb8N%nVERIFIED: %d events, %d documents, %d of them erased%n",
                events.size(), named.size(), named.stream().filter(erased::contains).count());
        return 0;
    }

    void tell(Damage damage, String where) { found.computeIfAbsent(damage, kind -> new TreeSet<>()).add(where); }

    /** (1) The archive: its comment is the SHA-256 of all that is before it, for what no file of it covers. */
    boolean read(File file) throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file, "r")) {
            byte[] end = new byte[(int) Math.min(22 + 64, bytes.length())]; // the end record and the comment
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            String record = new String(end, ISO_8859_1);
            if (record.lastIndexOf("PK\5\6") % 64 != 0) { // neither there nor, without a comment, 64 bytes later
                tell(Damage.TRUNCATED, file.getName());
                return false;
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.seek(0);
            for (long left = bytes.length() - 64; left > 0; left -= 1 << 16) {
                byte[] next = new byte[(int) Math.min(left, 1 << 16)];
                bytes.readFully(next);
                digest.update(next);
            }
            isWhole = !record.startsWith("PK\5\6") || record.endsWith(hex(digest.digest()));
        }
        try (ZipFile zip = new ZipFile(file)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                String hash = "unreadable";
                try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
                    boolean isDocument = entry.getName().startsWith("documents/");
                    contents.put(entry.getName(), in.readNBytes(isDocument ? 0 : 1 << 26));
                    in.transferTo(OutputStream.nullOutputStream());
                    hash = hex(digest.digest());
                } catch (IOException e) {
                    contents.remove(entry.getName());
                }
                if (hashes.put(entry.getName(), hash) != null) { tell(Damage.ADDED, entry.getName() + " (2)"); }
            }
            return true;
        } catch (ZipException | IllegalArgumentException e) {
            tell(Damage.CHANGED, file.getName() + ": " + e.getMessage());
        }
        return false;
    }

    boolean manifest() throws Exception {
        String manifest = text("manifest.txt");
        int end = manifest.lastIndexOf("\nend ") + 1;
        if (!manifest.substring(end).equals("end " + hex(sha256(utf8(manifest.substring(0, end)))) + "\n")
                || !manifest.contains("\nevent ")) {
            tell(!hashes.containsKey("manifest.txt") ? Damage.DROPPED
                    : end == 0 && !manifest.isEmpty() ? Damage.TRUNCATED : Damage.CHANGED, "manifest.txt");
            return false;
        }
        for (String line : manifest.split("\n")) {
            String[] word = line.split(" ");
            switch (word[0]) {
                case "stream" -> counts.put(word[1], Long.parseLong(word[2]));
                case "event" -> events.add(new Event(Long.parseLong(word[1]), word[2], Long.parseLong(word[3])));
                case "file" -> listed.put(word[3], word[1]);
                case "document" -> (word[3].equals("erased") ? erased : new HashSet<String>()).add(word[1]);
            }
        }
        events.forEach(event -> counts.putIfAbsent(event.stream(), 0L));
        listed.forEach(this::compare);
        hashes.keySet().stream().filter(name -> !listed.containsKey(name) && !name.equals("manifest.txt"))
                .forEach(name -> tell(Damage.ADDED, name));
        return true;
    }

    void compare(String name, String hash) {
        String is = hashes.get(name);
        Damage special = name.endsWith(".tlog-proof") ? Damage.PROOF
                : List.of("checkpoint", "key.vkey").contains(name) ? Damage.CHECKPOINT : null;
        if (is == null && !PARTS.contains(name.replaceFirst("events/[0-9]+\\.", ""))) { // which events are missing is looked at later
            tell(special == null ? Damage.DROPPED : special, name);
        } else if (is != null && !is.equals(hash)) {
            boolean anothers = listed.containsValue(is);
            tell(anothers ? Damage.REORDERED : special == null ? Damage.CHANGED : special, name);
        }
    }

    /** (2) The checkpoint: C2SP tlog-checkpoint and signed-note. */
    void checkpoint(String pinned) throws Exception {
        String key = pinned == null ? text("key.vkey").strip() : pinned;
        OUT.println("Kh\u00f3a / Key: " + key + "\n    SHA-256 " + hex(sha256(utf8(key))) + "\n" + (pinned != null
                ? "    do ng\u01b0\u1eddi ki\u1ec3m \u0111\u01b0a v\u00e0o / given by who verifies"
                : "    H\u00c3Y \u0110\u1ed0I CHI\u1ebeU v\u1edbi kh\u00f3a c\u01a1 quan \u0111\u00e3 c\u00f4ng b\u1ed1\n    COMPARE it with the key that the authority publishes"));
        String note = text("checkpoint");
        String signed = note.substring(0, note.lastIndexOf("\n\n") + 1); // above the empty line; signatures are below
        try {
            String[] parts = key.split("\\+", 3); // name, id, and base64, which may have a plus too
            byte[] kindAndKey = Base64.getDecoder().decode(parts[2]);
            byte[] id = Arrays.copyOf(sha256(utf8(parts[0] + "\n"), kindAndKey), 4);
            byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + hex(kindAndKey).substring(2));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            boolean good = false;
            for (String line : note.substring(signed.length()).strip().split("\n")) {
                byte[] signature = Base64.getDecoder().decode(line.replaceFirst(".* ", "")); // an id before it
                if (line.startsWith("\u2014 " + parts[0] + " ") && Arrays.equals(Arrays.copyOf(signature, 4), id)) {
                    verifier.update(utf8(signed));
                    good = verifier.verify(signature, 4, signature.length - 4);
                }
            }
            if (!good || kindAndKey[0] != 1 || !parts[1].equals(hex(id)) || !key.equals(text("key.vkey").strip())) {
                throw new SignatureException();
            }
            size = Long.parseLong(signed.split("\n")[1]);
            root = Base64.getDecoder().decode(signed.split("\n")[2]);
            OUT.printf("Nh\u1eadt k\u00fd / Log: %s, %d s\u1ef1 ki\u1ec7n / events%n%n", signed.split("\n")[0], size);
        } catch (GeneralSecurityException | RuntimeException e) {
            tell(Damage.CHECKPOINT, "checkpoint, key.vkey");
        }
    }

    /** (3) Events and their proofs: RFC 6962 and C2SP tlog-proof. */
    void events() {
        List<Event> there = events.stream().filter(event -> hashes.containsKey(event.file("entry"))).toList();
        if (!events.stream().distinct().sorted(Comparator.comparing(Event::position)).toList().equals(events)) {
            tell(Damage.REORDERED, "manifest.txt");
        }
        for (Event event : events) {
            PARTS.stream().map(event::file).filter(name -> !hashes.containsKey(name))
                    .forEach(name -> tell(there.stream().allMatch(other -> other.position() < event.position())
                            ? Damage.TRUNCATED : Damage.DROPPED, name));
            if (there.contains(event) && root != null) { event(event); }
        }
    }

    void event(Event event) {
        String name = event.file("entry");
        Map<String, String> entry = entry(event);
        if (!Long.toString(event.position()).equals(entry.get("position"))
                && events.stream().anyMatch(other -> isIncluded(event, other))) {
            tell(Damage.REORDERED, name);
        } else if (!isIncluded(event, event)) {
            boolean isProof = found.getOrDefault(Damage.PROOF, Set.of()).contains(event.file("tlog-proof"));
            tell(isProof ? Damage.PROOF : Damage.CHANGED, isProof ? event.file("tlog-proof") : name);
        } else {
            OUT.printf("%8d  %s  %s #%s  %s%n", event.position(), entry.get("recorded"), event.stream(),
                    event.sequence(), entry.get("type").replaceFirst(".*\\.", ""));
            boolean isListed = (event.stream() + event.sequence()).equals(entry.get("aggregate") + entry.get("sequence"));
            if (!isListed) { tell(Damage.CHANGED, "manifest.txt: event " + event.position()); }
            bytes(event, event.file("payload.json"), "payload");
            bytes(event, event.file("metadata.json"), "metadata");
        }
    }

    void bytes(Event event, String name, String part) {
        String hash = hashes.get(name);
        if (hash != null && !hash.equals(entry(event).get(part))) {
            boolean anothers = events.stream().anyMatch(other -> hash.equals(entry(other).get(part)));
            tell(anothers ? Damage.REORDERED : Damage.CHANGED, name);
        } else if (hash != null && part.equals("payload")) {
            Pattern.compile("\"sha256\"\\s*:\\s*\"([0-9a-f]{64})\"").matcher(text(name)).results()
                    .forEach(document -> named.add(document.group(1)));
        }
    }

    /** Whether the entry of one event is in the tree by the proof of another, or by its own. */
    boolean isIncluded(Event event, Event prover) {
        try {
            String proof = text(prover.file("tlog-proof"));
            String[] lines = proof.substring(0, proof.indexOf("\n\n")).split("\n");
            long node = Long.parseLong(lines[1].replace("index ", ""));
            long last = size - 1;
            byte[] hash = sha256(new byte[] {0}, contents.get(event.file("entry")));
            for (int i = 2; i < lines.length; i++, node /= 2, last /= 2) { // RFC 9162, 2.1.3.2
                byte[] sibling = Base64.getDecoder().decode(lines[i]);
                boolean isLeft = node % 2 == 0 && node != last;
                hash = isLeft ? sha256(new byte[] {1}, hash, sibling) : sha256(new byte[] {1}, sibling, hash);
                for (; !isLeft && node % 2 == 0 && node != 0; node /= 2, last /= 2) { }
            }
            return last == 0 && Arrays.equals(hash, root) && lines[0].equals("c2sp.org/tlog-proof@v1")
                    && proof.endsWith("\n\n" + text("checkpoint"));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // it has not even the form of a proof
        }
    }

    /** (4) The numbers of events in their streams. */
    void numbers() {
        counts.forEach((stream, count) -> {
            long next = 0;
            for (Event event : events.stream().sorted(Comparator.comparing(Event::sequence)).toList()) {
                if (event.stream().equals(stream) && event.sequence() > next) {
                    tell(Damage.DROPPED, stream + " #" + next + " - #" + (event.sequence() - 1));
                }
                next = event.stream().equals(stream) ? event.sequence() + 1 : next;
            }
            if (next < count) { tell(Damage.TRUNCATED, stream + " #" + next + " - #" + (count - 1)); }
        });
    }

    /** (5) The documents that events name. */
    void documents() {
        hashes.forEach((name, hash) -> {
            if (listed.containsKey(name) && name.startsWith("documents/") && !name.startsWith("documents/" + hash)) {
                tell(Damage.CHANGED, name);
            } else if (name.startsWith("documents/") && !named.contains(hash) && found.isEmpty()) {
                tell(Damage.ADDED, name);
            }
        });
        named.stream().filter(hash -> !hashes.containsValue(hash) && !erased.contains(hash))
                .forEach(hash -> tell(Damage.DROPPED, "documents/" + hash));
    }

    Map<String, String> entry(Event event) {
        Map<String, String> values = new HashMap<>();
        text(event.file("entry")).lines().map(line -> line.split(" ", 2)).forEach(w -> values.put(w[0], w[w.length - 1]));
        return values;
    }

    String text(String name) { return new String(contents.getOrDefault(name, new byte[0]), UTF_8); }
    static byte[] utf8(String text) { return text.getBytes(UTF_8); }
    static String hex(byte[] bytes) { return HexFormat.of().formatHex(bytes); }
    static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List.of(parts).forEach(digest::update);
        return digest.digest();
    }
}
