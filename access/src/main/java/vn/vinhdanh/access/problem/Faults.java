package vn.vinhdanh.access.problem;

import jakarta.validation.ConstraintViolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import vn.vinhdanh.events.Defect;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.events.Sentence;

/** Tells of any failure what the caller is to know of it: everything about their mistake, nothing about our insides. */
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private static final Sentence MALFORMED = Problem.titleOf(Refusal.Kind.MALFORMED);

    private Faults() {}

    static HttpRefusal of(Throwable failure) {
        HttpRefusal ours = ours(failure);
        if (ours != null) {
            return ours;
        }
        if (failure instanceof AuthenticationException) {
            return unauthenticated();
        }
        if (failure instanceof AccessDeniedException) {
            return failure instanceof CsrfException ? badCsrf() : forbidden();
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (failure instanceof JacksonException json) {
            return malformed(json(json));
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return malformed(invalid(invalid.getBindingResult()));
        }
        if (failure instanceof HandlerMethodValidationException invalid) {
            return malformed(invalid(invalid));
        }
        HttpRefusal parameter = parameter(failure);
        if (parameter != null) {
            return parameter;
        }
        HttpRefusal protocol = protocol(failure);
        if (protocol != null) {
            return protocol;
        }
        if (failure instanceof CannotGetJdbcConnectionException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof QueryTimeoutException
                || failure instanceof TransientDataAccessException) {
            LOG.warn("The database cannot keep up", failure);
            return HttpRefusal.unavailable(
                    Defect.of(
                            "DATABASE_BUSY",
                            "Cơ sở dữ liệu đang bận; hãy thử lại sau ít giây.",
                            "The database is busy; try again in a few seconds."),
                    Duration.ofSeconds(5));
        }
        HttpRefusal aggregate = aggregate(failure);
        if (aggregate != null) {
            return aggregate;
        }
        if (failure instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
            return status(error.getStatusCode().value());
        }
        return internal(failure);
    }

    /** What is known of a failure of which only the status is left. */
    static HttpRefusal status(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405 ->
                HttpRefusal.of(
                        405,
                        new Sentence("Phương thức không được phép", "Method not allowed"),
                        Defect.of(
                                "METHOD_NOT_ALLOWED",
                                "Phương thức này không được phép.",
                                "This method is not allowed."));
            case 413 ->
                HttpRefusal.of(
                        413,
                        new Sentence("Nội dung quá lớn", "The content is too large"),
                        Defect.of("TOO_LARGE", "Nội dung gửi lên quá lớn.", "What was sent is too large."));
            default ->
                status >= 500
                        ? HttpRefusal.of(
                                status,
                                new Sentence("Lỗi hệ thống", "Internal error"),
                                Defect.of("INTERNAL", "Hệ thống gặp lỗi.", "The system has failed."))
                        : HttpRefusal.of(
                                status,
                                MALFORMED,
                                Defect.of("BAD_REQUEST", "Yêu cầu không hợp lệ.", "The request cannot be understood."));
        };
    }

    private static HttpRefusal unauthenticated() {
        return HttpRefusal.of(
                401,
                new Sentence("Chưa đăng nhập", "Not signed in"),
                Defect.of(
                        "NOT_SIGNED_IN",
                        "Cần đăng nhập. Tên hoặc mật khẩu sai, tài khoản bị khóa hay phiên đã hết đều có câu trả lời này.",
                        "Sign in. A wrong name or password, a locked account and an ended session all get this answer."));
    }

    private static HttpRefusal forbidden() {
        return HttpRefusal.of(
                403,
                Problem.titleOf(Refusal.Kind.FORBIDDEN),
                Defect.of("FORBIDDEN", "Bạn không được phép làm việc này.", "You may not do this."));
    }

    private static HttpRefusal badCsrf() {
        return HttpRefusal.of(
                403,
                Problem.titleOf(Refusal.Kind.FORBIDDEN),
                Defect.of(
                        "CSRF_TOKEN",
                        "Biểu mẫu đã hết hạn hoặc không đến từ trang này; hãy tải lại trang.",
                        "The form has expired or does not come from this site; reload the page."));
    }

    private static HttpRefusal notFound() {
        return HttpRefusal.of(
                404,
                Problem.titleOf(Refusal.Kind.NOT_FOUND),
                Defect.of("NOT_FOUND", "Không có gì ở địa chỉ này.", "There is nothing at this address."));
    }

    private static @Nullable HttpRefusal ours(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof HttpRefusal refusal) {
                return refusal;
            }
            if (cause instanceof Refusal refusal) {
                return HttpRefusal.of(
                        Problem.statusOf(refusal.kind()), Problem.titleOf(refusal.kind()), refusal.defects());
            }
            if (cause instanceof BodyTooLarge tooLarge) {
                return HttpRefusal.tooLarge(tooLarge.limit());
            }
            if (cause instanceof ClientAbortException || cause instanceof BadRequestException) {
                // The sender has gone, or sends no HTTP: nobody's fault but theirs.
                return status(400);
            }
            if (cause instanceof MaxUploadSizeExceededException tooLarge) {
                return tooLarge.getMaxUploadSize() > 0
                        ? HttpRefusal.tooLarge(tooLarge.getMaxUploadSize())
                        : status(413);
            }
        }
        return null;
    }

    /** What Axon says of an aggregate that is not there, or that others are changing. */
    private static @Nullable HttpRefusal aggregate(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof AggregateNotFoundException) {
                return HttpRefusal.of(
                        404,
                        Problem.titleOf(Refusal.Kind.NOT_FOUND),
                        Defect.of("NOT_FOUND", "Không có đối tượng này.", "There is no such thing."));
            }
            if (cause instanceof ConflictingAggregateVersionException) {
                return HttpRefusal.of(
                        412,
                        Problem.titleOf(Refusal.Kind.STALE),
                        Defect.of(
                                        "STALE",
                                        "Dữ liệu đã được người khác thay đổi; hãy đọc lại.",
                                        "Somebody else changed it meanwhile; read it again.")
                                .at("If-Match"));
            }
            if (cause instanceof ConcurrencyException || cause instanceof AggregateStreamCreationException) {
                return HttpRefusal.of(
                        409,
                        Problem.titleOf(Refusal.Kind.STATE),
                        Defect.of(
                                "CONCURRENT_CHANGE",
                                "Có người đang thay đổi cùng lúc, hoặc mã này đã có; hãy thử lại.",
                                "Others are changing it at the same time, or the id is taken; try again."));
            }
        }
        return null;
    }

    private static @Nullable HttpRefusal parameter(Throwable failure) {
        if (failure instanceof MissingServletRequestParameterException missing) {
            return malformed(List.of(required("?" + missing.getParameterName())));
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return malformed(List.of(required("/" + missing.getRequestPartName())));
        }
        if (failure instanceof MissingRequestHeaderException missing) {
            return malformed(List.of(required(missing.getHeaderName())));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return malformed(List.of(
                    wrongType(mismatch.getRequiredType(), mismatch.getValue()).at("?" + mismatch.getName())));
        }
        return null;
    }

    private static @Nullable HttpRefusal protocol(Throwable failure) {
        if (failure instanceof NoResourceFoundException || failure instanceof NoHandlerFoundException) {
            return notFound();
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            Set<HttpMethod> supported = method.getSupportedHttpMethods();
            String allowed = supported == null
                    ? ""
                    : supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
            return HttpRefusal.of(
                            405,
                            new Sentence("Phương thức không được phép", "Method not allowed"),
                            Defect.of(
                                    "METHOD_NOT_ALLOWED",
                                    "Ở đây chỉ được dùng: %s.".formatted(allowed),
                                    "Allowed here: %s.".formatted(allowed)))
                    .with("Allow", allowed);
        }
        if (failure instanceof HttpMediaTypeNotSupportedException type) {
            String supported = MediaType.toString(type.getSupportedMediaTypes());
            return HttpRefusal.of(
                    415,
                    new Sentence("Kiểu nội dung không được hỗ trợ", "Unsupported media type"),
                    Defect.of(
                                    "UNSUPPORTED_MEDIA_TYPE",
                                    "Kiểu nội dung được nhận ở đây: %s.".formatted(supported),
                                    "Content types accepted here: %s.".formatted(supported))
                            .at("Content-Type"));
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException type) {
            String supported = MediaType.toString(type.getSupportedMediaTypes());
            return HttpRefusal.of(
                    406,
                    new Sentence("Không có kiểu nội dung được yêu cầu", "Not acceptable"),
                    Defect.of(
                                    "NOT_ACCEPTABLE",
                                    "Kiểu nội dung có ở đây: %s.".formatted(supported),
                                    "Content types offered here: %s.".formatted(supported))
                            .at("Accept"));
        }
        if (failure instanceof MultipartException) {
            return malformed(List.of(Defect.of(
                    "BAD_MULTIPART",
                    "Cần một biểu mẫu multipart/form-data đầy đủ.",
                    "A complete multipart/form-data body is needed.")));
        }
        if (failure instanceof RequestRejectedException) {
            return status(400);
        }
        return null;
    }

    private static HttpRefusal unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException json) {
            return malformed(json(json));
        }
        return malformed(
                List.of(Defect.of("BODY_REQUIRED", "Cần nội dung JSON đầy đủ.", "A complete JSON body is needed.")));
    }

    private static List<Defect> json(JacksonException failure) {
        Defect defect = jsonDefect(failure);
        String pointer = pointer(failure.getPath());
        return List.of(pointer.isEmpty() || failure instanceof StreamReadException ? defect : defect.at(pointer));
    }

    private static Defect jsonDefect(JacksonException failure) {
        if (failure instanceof StreamReadException) {
            TokenStreamLocation where = failure.getLocation();
            int line = where == null ? 0 : where.getLineNr();
            int column = where == null ? 0 : where.getColumnNr();
            return Defect.of(
                    "BAD_JSON",
                    "JSON sai cú pháp ở dòng %d, cột %d.".formatted(line, column),
                    "The JSON is broken at line %d, column %d.".formatted(line, column));
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds() == null
                    ? ""
                    : unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
            return Defect.of(
                    "UNKNOWN_PROPERTY",
                    "Không có trường này. Các trường được nhận: %s.".formatted(known),
                    "There is no such field. Accepted fields: %s.".formatted(known));
        }
        if (failure instanceof InvalidFormatException format) {
            return wrongType(format.getTargetType(), format.getValue());
        }
        if (failure instanceof ValueInstantiationException value
                && value.getCause() instanceof IllegalArgumentException impossible) {
            return Defect.of("BAD_VALUE", "Giá trị không hợp lệ.", String.valueOf(impossible.getMessage()));
        }
        if (failure instanceof UnclearText) {
            return Defect.of(
                    "BAD_TEXT",
                    "Văn bản chứa ký tự điều khiển hoặc ký tự hỏng.",
                    "The text holds control characters or broken ones.");
        }
        if (failure instanceof MismatchedInputException mismatch) {
            Class<?> type = mismatch.getTargetType();
            boolean missing = type != null
                    && type.isPrimitive()
                    && mismatch.getOriginalMessage().contains("null");
            return missing ? Defect.missing() : wrongType(type, null);
        }
        return Defect.of("BAD_VALUE", "Giá trị không hợp lệ.", "The value is not valid.");
    }

    private static String pointer(List<JacksonException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            pointer.append('/');
            String name = step.getPropertyName();
            if (name == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(name.replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    private static List<Defect> invalid(BindingResult result) {
        return result.getAllErrors().stream()
                .map(error -> constraint(error, error instanceof FieldError field ? pointerOf(field.getField()) : ""))
                .toList();
    }

    private static List<Defect> invalid(HandlerMethodValidationException invalid) {
        List<Defect> defects = new ArrayList<>();
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors) {
                errors.getAllErrors()
                        .forEach(error -> defects.add(constraint(
                                error, error instanceof FieldError field ? pointerOf(field.getField()) : "")));
            } else {
                String name = result.getMethodParameter().getParameterName();
                result.getResolvableErrors().forEach(error -> defects.add(constraint(error, "?" + name)));
            }
        }
        return defects.isEmpty() ? status(400).defects() : defects;
    }

    private static String pointerOf(String field) {
        return "/" + field.replace("]", "").replace('[', '/').replace('.', '/');
    }

    private static Defect constraint(MessageSourceResolvable error, String pointer) {
        String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        Defect defect =
                switch (constraint) {
                    case "NotNull", "NotBlank", "NotEmpty" -> required(pointer);
                    case "Size", "Length" -> size(error);
                    default ->
                        Defect.of(
                                "BAD_VALUE",
                                "Giá trị không hợp lệ.",
                                error.getDefaultMessage() == null
                                        ? "The value is not valid."
                                        : "The value is not valid: " + error.getDefaultMessage() + ".");
                };
        return defect.at(pointer);
    }

    private static Defect size(MessageSourceResolvable error) {
        if (error instanceof ObjectError object && object.contains(ConstraintViolation.class)) {
            var attributes = object.unwrap(ConstraintViolation.class)
                    .getConstraintDescriptor()
                    .getAttributes();
            Object min = attributes.get("min");
            Object max = attributes.get("max");
            return Defect.of(
                    "BAD_LENGTH",
                    "Độ dài phải từ %s đến %s.".formatted(min, max),
                    "The length must be from %s to %s.".formatted(min, max));
        }
        return Defect.of("BAD_LENGTH", "Độ dài không hợp lệ.", "The length is not valid.");
    }

    private static Defect required(String pointer) {
        return Defect.missing().at(pointer);
    }

    private static Defect wrongType(@Nullable Class<?> type, @Nullable Object value) {
        if (type != null && type.isEnum()) {
            String values = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", "));
            return Defect.of(
                    "WRONG_TYPE",
                    "Giá trị phải là một trong: %s.".formatted(values),
                    "The value must be one of: %s.".formatted(values));
        }
        String expected = type == null ? "?" : nameOf(type);
        String given = value == null ? "" : shown(value);
        return Defect.of(
                "WRONG_TYPE",
                "Giá trị%s không đúng kiểu; cần kiểu %s.".formatted(given, expected),
                "The value%s has the wrong type; %s is needed.".formatted(given, expected));
    }

    private static String nameOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "YYYY-MM-DD";
            case "Instant" -> "ISO 8601 (2026-01-31T00:00:00Z)";
            case "int", "long", "Integer", "Long" -> "integer";
            case "boolean", "Boolean" -> "true/false";
            case "String" -> "string";
            default ->
                type.isArray() || Iterable.class.isAssignableFrom(type)
                        ? "list"
                        : type.getName().startsWith("vn.vinhdanh.events") ? type.getSimpleName() : "object";
        };
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return " \"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
    }

    private static HttpRefusal malformed(List<Defect> defects) {
        return HttpRefusal.of(400, MALFORMED, defects);
    }

    private static HttpRefusal internal(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        LOG.error("Failure {}", reference, failure);
        HttpStatusCode status = HttpStatusCode.valueOf(500);
        return HttpRefusal.of(
                status.value(),
                new Sentence("Lỗi hệ thống", "Internal error"),
                Defect.of(
                        "INTERNAL",
                        "Hệ thống gặp lỗi; mã tra cứu %s.".formatted(reference),
                        "The system has failed; reference %s.".formatted(reference)));
    }
}
