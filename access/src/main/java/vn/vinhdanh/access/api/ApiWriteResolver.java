package vn.vinhdanh.access.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.organisation.HistoricalGrants;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.access.problem.ProblemWriter;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.WriteTransaction;

/** Makes the {@link ApiWrite} of a request. */
final class ApiWriteResolver implements HandlerMethodArgumentResolver {

    static final String KEY = "Idempotency-Key";

    /** Where the form of a page carries its key. */
    static final String KEY_FIELD = "_idempotencyKey";

    /** Where it carries the version that was seen. */
    static final String VERSION_FIELD = "_version";

    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"|(\\d{1,18})");

    /** Parameters that say how to answer, not what to do. */
    private static final Pattern ABOUT_THE_ANSWER = Pattern.compile("after=.*");

    private final SignedInResolver signedIn;
    private final Clock clock;
    private final ObjectProvider<HistoricalGrants> grants;
    private final ObjectProvider<OrganisationView> organisations;
    private final Waiting waiting;
    private final WriteTransaction transaction;
    private final IdempotencyKeys keys;
    private final ProblemWriter problems;

    ApiWriteResolver(
            SignedInResolver signedIn,
            Clock clock,
            ObjectProvider<HistoricalGrants> grants,
            ObjectProvider<OrganisationView> organisations,
            Waiting waiting,
            WriteTransaction transaction,
            IdempotencyKeys keys,
            ProblemWriter problems) {
        this.signedIn = signedIn;
        this.clock = clock;
        this.grants = grants;
        this.organisations = organisations;
        this.waiting = waiting;
        this.transaction = transaction;
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ApiWrite.class;
    }

    @Override
    public ApiWrite resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = nativeRequest(webRequest);
        SignedIn who = signedIn.require();
        boolean dryRun = Parameters.flag(request, "dryRun");
        String key = key(request);
        if (key == null && !dryRun && "POST".equals(request.getMethod())) {
            throw Refusal.malformed(Defect.of(
                            "IDEMPOTENCY_KEY_REQUIRED",
                            "Mỗi yêu cầu POST cần tiêu đề Idempotency-Key do bên gửi chọn, mỗi việc một khóa.",
                            "Every POST needs an Idempotency-Key header that the sender chooses, one for each act.")
                    .at(KEY));
        }
        Long after = Parameters.number(request, "after");
        if (after != null) {
            // What was just recorded of offices and permissions, by another service perhaps, is to count for this act.
            organisations.stream().forEach(view -> waiting.until(after, view.name()));
        }
        return new ApiWrite(
                who,
                key,
                once(() -> hash(request)),
                ifMatch(request),
                dryRun,
                LocalDate.ofInstant(clock.instant(), ApiWrite.ZONE),
                grants.stream().toList(),
                transaction,
                keys,
                failure -> problems.problem(failure, request));
    }

    private static @Nullable String key(HttpServletRequest request) {
        String header = request.getHeader(KEY);
        String key = header != null || !Parameters.isForm(request) ? header : request.getParameter(KEY_FIELD);
        if (key != null && !KEY_FORM.matcher(key).matches()) {
            throw Refusal.malformed(Defect.of(
                            "BAD_IDEMPOTENCY_KEY",
                            "Idempotency-Key gồm 1 đến 200 ký tự ASCII không có dấu cách.",
                            "An Idempotency-Key has 1 to 200 ASCII characters without spaces.")
                    .at(KEY));
        }
        return key;
    }

    private static @Nullable Long ifMatch(HttpServletRequest request) {
        String sent = request.getHeader(HttpHeaders.IF_MATCH);
        String header = sent != null || !Parameters.isForm(request) ? sent : request.getParameter(VERSION_FIELD);
        if (header == null || header.isBlank()) {
            return null;
        }
        Matcher version = VERSION.matcher(header.strip());
        if (!version.matches()) {
            throw Refusal.malformed(Defect.of(
                            "BAD_IF_MATCH",
                            "If-Match phải là ETag của lần đọc gần nhất, ví dụ \"7\".",
                            "If-Match must be the ETag of your last read, such as \"7\".")
                    .at(HttpHeaders.IF_MATCH));
        }
        return Long.valueOf(version.group(1) == null ? version.group(2) : version.group(1));
    }

    /** What makes two requests the same: method, path, parameters and every byte of the body. */
    private static byte[] hash(HttpServletRequest request) {
        MessageDigest digest = Sha256.digest();
        String query = request.getQueryString();
        String parameters = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !ABOUT_THE_ANSWER.matcher(pair).matches())
                        .sorted()
                        .collect(Collectors.joining("&"));
        update(digest, request.getMethod());
        update(digest, request.getRequestURI());
        update(digest, parameters);
        try {
            if (Parameters.isMultipart(request)) {
                for (Part part : request.getParts()) {
                    update(digest, part.getName());
                    update(digest, String.valueOf(part.getSubmittedFileName()));
                    try (InputStream content = part.getInputStream()) {
                        digest.update(hash(content));
                    }
                }
            } else if (Parameters.isForm(request)) {
                new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
                    update(digest, name);
                    List.of(values).forEach(value -> update(digest, value));
                });
            } else {
                BoundedBody body = WebUtils.getNativeRequest(request, BoundedBody.class);
                if (body != null) {
                    digest.update(body.hash());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return digest.digest();
    }

    private static byte[] hash(InputStream content) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[16_384];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return digest.digest();
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** The body can be read once, and is complete only when the controller has read what it wants of it. */
    private static Supplier<byte[]> once(Supplier<byte[]> hash) {
        return new Supplier<>() {
            private byte @Nullable [] value;

            @Override
            public byte[] get() {
                byte[] known = value;
                if (known == null) {
                    known = hash.get();
                    value = known;
                }
                return known;
            }
        };
    }

    private static HttpServletRequest nativeRequest(NativeWebRequest request) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("Not a servlet request");
        }
        return servlet;
    }
}
