package vn.vinhdanh.nomination.read.nominations;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.events.NominationId;
import vn.vinhdanh.events.Refusal;
import vn.vinhdanh.eventstore.view.Table;
import vn.vinhdanh.nomination.read.Reader;
import vn.vinhdanh.nomination.read.Readers;

/** What can be asked of the view, each time only as far as the reader sees. */
@Component
@Transactional(readOnly = true)
class NominationQueries {

    private final NominationVersions versions;
    private final NominationSearch search;
    private final Readers readers;

    NominationQueries(NominationVersions versions, NominationSearch search, Readers readers) {
        this.versions = versions;
        this.search = search;
        this.readers = readers;
    }

    /** @throws Refusal NOT_FOUND, also where the reader is not to know of it */
    NominationVersion dossier(SignedIn who, NominationId id, ReadAt at) {
        return versions.findBy(
                        holding(at).and(is("id", id.value())).and(seenBy(readers.of(who))), query -> query.first())
                .orElseThrow(() -> Refusal.notFound("Không có đề nghị này.", "There is no such nomination."));
    }

    /**
     * The nomination as it was when it had that version; whoever may read it today may read that too.
     *
     * @throws Refusal NOT_FOUND where there is no such version, also where the reader is not to know of it
     */
    NominationVersion dossier(SignedIn who, NominationId id, long version) {
        return versions.findBy(
                        is("id", id.value()).and(is("version", version)).and(seenBy(readers.of(who))),
                        query -> query.sortBy(Sort.by("key.validFrom").descending())
                                .first())
                .orElseThrow(() -> Refusal.notFound(
                        "Không có đề nghị này, hoặc không có phiên bản đó.",
                        "There is no such nomination, or no such version of it."));
    }

    /** Those of them that the reader sees. */
    List<NominationVersion> all(SignedIn who, Collection<NominationId> ids, ReadAt at) {
        List<String> wanted = ids.stream().map(NominationId::value).toList();
        return versions.findBy(
                holding(at)
                        .and((root, query, cb) -> row(root).get("id").in(wanted))
                        .and(seenBy(readers.of(who))),
                query -> query.sortBy(Sort.by("row.ref", "row.id")).all());
    }

    List<NominationVersion> list(SignedIn who, NominationFilter filter, Paging paging, ReadAt at) {
        Reader reader = readers.of(who);
        if (reader.seesNothing()) {
            return List.of();
        }
        Specification<NominationVersion> wanted = holding(at).and(fixed(filter)).and(seenBy(reader));
        if (!paging.isFirst()) {
            wanted = wanted.and(after(paging.after().get(0), paging.after().get(1)));
        }
        String pattern = filter.pattern();
        if (pattern == null) {
            return page(wanted, paging);
        }
        // A word that is everywhere fills the page soon; one that does not is rare enough to be put in order.
        Specification<NominationVersion> near =
                search.stretch(paging, at).map(NominationQueries::upTo).orElseGet(Specification::unrestricted);
        List<NominationVersion> walked = page(wanted.and(near).and(walking(pattern)), paging);
        return walked.size() == paging.fetch() ? walked : page(wanted.and(like(pattern)), paging);
    }

    private List<NominationVersion> page(Specification<NominationVersion> wanted, Paging paging) {
        return versions.findBy(wanted, query -> query.sortBy(Sort.by("row.ref", "row.id"))
                .limit(paging.fetch())
                .all());
    }

    long count(SignedIn who, NominationFilter filter, ReadAt at) {
        return versions.count(holding(at).and(matching(filter)).and(seenBy(readers.of(who))));
    }

    private static Specification<NominationVersion> holding(ReadAt at) {
        return (root, query, cb) -> holding(at, root.get("key").get("validFrom"), root.get("validTo"), cb);
    }

    private static Predicate holding(ReadAt at, Path<Long> from, Path<Long> to, CriteriaBuilder cb) {
        Long position = at.position();
        return position == null
                // A literal, not a parameter: only so the partial indexes are found.
                ? cb.equal(to, cb.literal(Table.OPEN))
                : cb.and(cb.lessThanOrEqualTo(from, position), cb.greaterThan(to, position));
    }

    private static Specification<NominationVersion> matching(NominationFilter filter) {
        String pattern = filter.pattern();
        return pattern == null ? fixed(filter) : fixed(filter).and(like(pattern));
    }

    private static Specification<NominationVersion> like(String pattern) {
        return (root, query, cb) -> cb.like(row(root).get("search"), pattern, '\\');
    }

    /** The same, not found by the index of words, since nothing is joined to the text. */
    private static Specification<NominationVersion> walking(String pattern) {
        return (root, query, cb) -> cb.like(cb.concat(row(root).get("search"), cb.literal("")), pattern, '\\');
    }

    /** All but the question. */
    private static Specification<NominationVersion> fixed(NominationFilter filter) {
        List<Specification<NominationVersion>> all = new ArrayList<>();
        is(all, "state", filter.state());
        is(all, "award", filter.award());
        is(all, "level", filter.level());
        is(all, "movement", filter.movement());
        Optional.ofNullable(filter.unit())
                .ifPresent(unit -> all.add((root, query, cb) -> cb.or(
                        cb.equal(row(root).get("proposedBy"), unit.value()),
                        cb.equal(row(root).get("recipientUnit"), unit.value()))));
        return Specification.allOf(all);
    }

    private static Specification<NominationVersion> seenBy(Reader reader) {
        return (root, query, cb) -> {
            if (reader.everything()) {
                return cb.conjunction();
            }
            List<Predicate> ways = new ArrayList<>();
            if (!reader.units().isEmpty()) {
                ways.add(row(root).get("proposedBy").in(reader.units()));
            }
            if (!reader.keys().isEmpty()) {
                Subquery<Integer> reached = query.subquery(Integer.class);
                Root<ReaderVersion> to = reached.from(ReaderVersion.class);
                ways.add(cb.exists(reached.select(cb.literal(1))
                        .where(
                                cb.equal(
                                        to.get("key").get("nomination"),
                                        row(root).get("id")),
                                to.get("key").get("reader").in(reader.keys()),
                                cb.equal(to.get("validTo"), cb.literal(Table.OPEN)))));
            }
            return ways.isEmpty() ? cb.disjunction() : cb.or(ways);
        };
    }

    private static Specification<NominationVersion> upTo(NominationSearch.Place end) {
        return (root, query, cb) -> cb.and(
                cb.lessThanOrEqualTo(row(root).<String>get("ref"), end.ref()),
                cb.or(
                        cb.lessThan(row(root).<String>get("ref"), end.ref()),
                        cb.lessThanOrEqualTo(row(root).<String>get("id"), end.id())));
    }

    private static Specification<NominationVersion> after(String ref, String id) {
        return (root, query, cb) -> cb.or(
                cb.greaterThan(row(root).<String>get("ref"), ref),
                cb.and(
                        cb.equal(row(root).get("ref"), ref),
                        cb.greaterThan(row(root).<String>get("id"), id)));
    }

    private static void is(List<Specification<NominationVersion>> all, String column, @Nullable Object value) {
        if (value != null) {
            all.add(is(column, value));
        }
    }

    private static Specification<NominationVersion> is(String column, Object value) {
        return (root, query, cb) -> cb.equal(row(root).get(column), value);
    }

    private static Path<?> row(Root<NominationVersion> root) {
        return root.get("row");
    }
}
