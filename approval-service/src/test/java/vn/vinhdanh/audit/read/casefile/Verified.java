package vn.vinhdanh.audit.read.casefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** What {@code java Verify.java} says of an archive, in a Java of its own. */
record Verified(int exit, String said) {

    /** As an auditor runs it: the source, on the archive, and nothing else. */
    static Verified bySource(Path folder, byte[] verifier, byte[] archive, String... more)
            throws IOException, InterruptedException {
        Path source = Files.write(folder.resolve("Verify.java"), verifier);
        return run(List.of(source.toString()), folder, archive, more);
    }

    /** The same, compiled once for all that a test does to an archive. */
    static Verified by(Path folder, byte[] verifier, byte[] archive, String... more)
            throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("Verify.class"))) {
            Path source = Files.write(folder.resolve("Verify.java"), verifier);
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", folder.toString(), source.toString());
            if (failed != 0) {
                throw new AssertionError("Verify.java does not compile");
            }
        }
        return run(List.of("-XX:TieredStopAtLevel=1", "-cp", folder.toString(), "Verify"), folder, archive, more);
    }

    private static Verified run(List<String> program, Path folder, byte[] archive, String... more)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("case.zip"), archive);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program);
        command.add(file.toString());
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C"); // the poorest of environments
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verified(process.waitFor(), said);
    }

    static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    static byte[] packed(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** What somebody does who knows the manifest: its hashes are made to fit, and lines go whose files have gone. */
    static Map<String, byte[]> relisted(Map<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        for (String line : text(files, "manifest.txt").split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("file")) {
                byte[] content = files.get(words[3]);
                if (content != null) {
                    lines.append("file ")
                            .append(sha256(content))
                            .append(' ')
                            .append(content.length)
                            .append(' ')
                            .append(words[3])
                            .append('\n');
                }
            } else if (words[0].equals("event")) {
                if (files.containsKey(CaseFile.stem(Long.parseLong(words[1])) + ".entry")) {
                    lines.append(line).append('\n');
                }
            } else if (!words[0].equals("end")) {
                lines.append(line).append('\n');
            }
        }
        return with(
                files,
                "manifest.txt",
                (lines + "end " + sha256(lines.toString().getBytes(StandardCharsets.UTF_8)) + "\n"));
    }

    static Map<String, byte[]> with(Map<String, byte[]> files, String name, String content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put(name, content.getBytes(StandardCharsets.UTF_8));
        return changed;
    }

    static Map<String, byte[]> without(Map<String, byte[]> files, String prefix) {
        Map<String, byte[]> fewer = new LinkedHashMap<>(files);
        fewer.keySet().removeIf(name -> name.startsWith(prefix));
        return fewer;
    }

    /** The files of two events have changed places. */
    static Map<String, byte[]> swapped(Map<String, byte[]> files, String one, String other) {
        Map<String, byte[]> swapped = new TreeMap<>(files);
        files.forEach((name, content) -> {
            if (name.startsWith(one)) {
                swapped.put(name.replace(one, other), content);
            } else if (name.startsWith(other)) {
                swapped.put(name.replace(other, one), content);
            }
        });
        return swapped;
    }

    static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Archive.sha256().digest(bytes));
    }
}
