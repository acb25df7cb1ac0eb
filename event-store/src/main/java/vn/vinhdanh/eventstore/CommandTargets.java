package vn.vinhdanh.eventstore;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Which aggregate a command is for: what {@link TargetAggregateIdentifier} and {@link TargetAggregateVersion} mark.
 * Axon's own resolver looks for them anew in each command, which takes a tenth of the time of one.
 */
final class CommandTargets implements CommandTargetResolver {

    private final Map<Class<?>, Target> targets = new ConcurrentHashMap<>();

    private record Target(Optional<AnnotatedElement> identifier, Optional<AnnotatedElement> version) {}

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        Object command = message.getPayload();
        Target target = targets.computeIfAbsent(
                command.getClass(),
                type -> new Target(
                        marked(type, TargetAggregateIdentifier.class), marked(type, TargetAggregateVersion.class)));
        Object identifier = valueOf(target.identifier, command);
        if (identifier == null) {
            throw new IllegalArgumentException(command.getClass().getName()
                    + " does not say by @TargetAggregateIdentifier which aggregate it is for");
        }
        Object version = valueOf(target.version, command);
        return new VersionedAggregateIdentifier(identifier, version == null ? null : Long.valueOf(version.toString()));
    }

    private static Optional<AnnotatedElement> marked(Class<?> type, Class<? extends Annotation> annotation) {
        for (Method method : ReflectionUtils.methodsOf(type)) {
            if (AnnotationUtils.isAnnotationPresent(method, annotation)) {
                return Optional.of(ReflectionUtils.ensureAccessible(method));
            }
        }
        for (Field field : ReflectionUtils.fieldsOf(type)) {
            if (AnnotationUtils.isAnnotationPresent(field, annotation)) {
                return Optional.of(ReflectionUtils.ensureAccessible(field));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object valueOf(Optional<AnnotatedElement> element, Object command) {
        try {
            if (element.isEmpty()) {
                return null;
            }
            return element.get() instanceof Method method
                    ? method.invoke(command)
                    : ((Field) element.get()).get(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "Cannot read the target of " + command.getClass().getName(), e);
        }
    }
}
