package vn.vinhdanh.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The folder that keeps everything between two starts; one process at a time. */
final class DataFolder implements AutoCloseable {

    private static final long LEAST_FREE_BYTES = 512L * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new CannotStart(
                    "Không tạo được thư mục dữ liệu %s: %s.".formatted(path, e.getMessage()),
                    "The data folder %s cannot be made: %s.".formatted(path, e.getMessage()));
        }
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
            throw new CannotStart(
                    "Không ghi được vào thư mục dữ liệu %s.".formatted(path),
                    "The data folder %s cannot be written to.".formatted(path));
        }
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new CannotStart(
                        "Thư mục dữ liệu %s đang được một chương trình Vinh Danh khác sử dụng.".formatted(path),
                        "The data folder %s is in use by another Vinh Danh.".formatted(path));
            }
            requireSpace(path);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CannotStart(
                    "Không dùng được thư mục dữ liệu %s: %s.".formatted(path, e.getMessage()),
                    "The data folder %s cannot be used: %s.".formatted(path, e.getMessage()));
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void requireSpace(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            long mebibytes = free / 1024 / 1024;
            throw new CannotStart(
                    "Đĩa gần đầy: còn %d MiB tại %s, cần ít nhất 512 MiB.".formatted(mebibytes, path),
                    "The disk is nearly full: %d MiB are free at %s, 512 MiB are needed.".formatted(mebibytes, path));
        }
    }

    Path path() {
        return path;
    }

    /** Names this folder's node: after a restart its claims on views are its own, and nothing waits for them. */
    String nodeId() {
        Path file = path.resolve("node-id");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, "node-" + UUID.randomUUID());
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new CannotStart(
                    "Không đọc được %s: %s.".formatted(file, e.getMessage()),
                    "%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    boolean has(String marker) {
        return Files.exists(path.resolve(marker));
    }

    void mark(String marker) {
        try {
            Files.writeString(
                    path.resolve(marker),
                    "",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.SYNC,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
