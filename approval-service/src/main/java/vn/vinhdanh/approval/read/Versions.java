package vn.vinhdanh.approval.read;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Reads versioned rows. The condition on positions comes with the SQL, as a literal, so that the present is found by the
 * partial indexes on open rows and the past by the keys.
 */
@Component
public class Versions {

    private final EntityManager entities;

    Versions(EntityManager entities) {
        this.entities = entities;
    }

    @SuppressWarnings("unchecked")
    public <E> List<E> list(Class<E> entity, String sql, Map<String, ?> parameters) {
        var query = entities.createNativeQuery(sql, entity);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** One row of plain columns. */
    public <T> T one(String sql, Map<String, ?> parameters, Function<Object[], T> of) {
        var query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return of.apply((Object[]) query.getSingleResult());
    }

    /** Rows of plain columns. */
    @SuppressWarnings("unchecked")
    public <T> List<T> rows(String sql, Map<String, ?> parameters, Function<Object[], T> of) {
        var query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return ((List<Object[]>) query.getResultList()).stream().map(of).toList();
    }
}
