package vn.vinhdanh.approval.read;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
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
}
