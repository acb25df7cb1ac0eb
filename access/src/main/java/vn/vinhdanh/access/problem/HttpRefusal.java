package vn.vinhdanh.access.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/**
 * A refusal that only HTTP knows: of a body too large, a missing precondition, a server that cannot keep up. What the
 * domain refuses is a {@link Refusal}.
 */
public final class HttpRefusal extends RuntimeException {

    private final int status;
    private final transient Sentence title;
    private final transient List<Defect> defects;
    private final transient Map<String, String> headers;

    private HttpRefusal(int status, Sentence title, List<Defect> defects, Map<String, String> headers) {
        super(defects.get(0).message().en(), null, false, false);
        this.status = status;
        this.title = title;
        this.defects = List.copyOf(defects);
        this.headers = Map.copyOf(headers);
    }

    public static HttpRefusal of(int status, Sentence title, Defect... defects) {
        return new HttpRefusal(status, title, List.of(defects), Map.of());
    }

    public static HttpRefusal of(int status, Sentence title, List<Defect> defects) {
        return new HttpRefusal(status, title, defects, Map.of());
    }

    /** 413. */
    public static HttpRefusal tooLarge(long limit) {
        String megabytes = limit >= 1 << 20 ? (limit >> 20) + " MB" : limit + " B";
        return of(
                        413,
                        new Sentence("Nội dung quá lớn", "The content is too large"),
                        Defect.of(
                                "TOO_LARGE",
                                "Nội dung gửi lên vượt quá giới hạn %s.".formatted(megabytes),
                                "What was sent exceeds the limit of %s.".formatted(megabytes)))
                .with("Connection", "close");
    }

    /** 428. */
    public static HttpRefusal preconditionRequired() {
        return of(
                428,
                new Sentence("Thiếu điều kiện tiên quyết", "A precondition is required"),
                Defect.of(
                                "IF_MATCH_REQUIRED",
                                "Cần tiêu đề If-Match với ETag của lần đọc gần nhất.",
                                "The header If-Match is needed, with the ETag of your last read.")
                        .at("If-Match"));
    }

    /** 429, to be tried again after a while. */
    public static HttpRefusal tooManyRequests(Duration retryAfter) {
        return of(
                        429,
                        new Sentence("Quá nhiều yêu cầu", "Too many requests"),
                        Defect.of(
                                "TOO_MANY_REQUESTS",
                                "Quá nhiều yêu cầu; hãy thử lại sau %d giây.".formatted(retryAfter.toSeconds()),
                                "Too many requests; try again in %d seconds.".formatted(retryAfter.toSeconds())))
                .retryAfter(retryAfter);
    }

    /** 503, to be tried again after a while. */
    public static HttpRefusal unavailable(Defect defect, Duration retryAfter) {
        return of(503, new Sentence("Tạm thời chưa phục vụ được", "Not available at the moment"), defect)
                .retryAfter(retryAfter);
    }

    public int status() {
        return status;
    }

    public Sentence title() {
        return title;
    }

    public List<Defect> defects() {
        return defects;
    }

    public Map<String, String> headers() {
        return headers;
    }

    HttpRefusal with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpRefusal(status, title, defects, more);
    }

    private HttpRefusal retryAfter(Duration delay) {
        return with("Retry-After", Long.toString(Math.max(1, delay.toSeconds())));
    }
}
