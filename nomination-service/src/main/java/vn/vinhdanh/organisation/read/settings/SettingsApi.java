package vn.vinhdanh.organisation.read.settings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.vinhdanh.access.account.SignedIn;
import vn.vinhdanh.access.api.Page;
import vn.vinhdanh.access.api.Paging;
import vn.vinhdanh.access.api.ReadAt;
import vn.vinhdanh.access.organisation.OrganisationView;
import vn.vinhdanh.events.UnitId;
import vn.vinhdanh.organisation.OwnOrganisation;

/** The authorities' own values with their documents: rules, and so for everybody who works here. */
@RestController
class SettingsApi {

    private final JdbcClient jdbc;

    SettingsApi(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Setting(
            String id,
            String authority,
            @Nullable String award,
            String key,
            String value,
            LocalDate from,
            String document) {}

    @GetMapping("/api/v1/settings")
    Page<Setting> list(
            @RequestParam @Nullable UnitId authority,
            @RequestParam @Nullable String award,
            @RequestParam @Nullable String key,
            @RequestParam @Nullable LocalDate on,
            SignedIn who,
            Paging paging,
            ReadAt at) {
        at.await(OrganisationView.nameIn(OwnOrganisation.SCHEMA));
        List<Setting> found = jdbc.sql("select s.* from nomination.setting s where s.id > :after and "
                        + at.holds("s")
                        + (authority == null ? "" : " and s.authority = :authority")
                        + (award == null ? "" : " and s.award = :award")
                        + (key == null ? "" : " and s.key = :key")
                        + (on == null ? "" : " and s.since <= :on")
                        + " order by s.id limit :limit")
                .param("after", paging.isFirst() ? "" : paging.after().get(0))
                .param("authority", authority == null ? null : authority.value())
                .param("award", award)
                .param("key", key)
                .param("on", on)
                .param("limit", paging.fetch())
                .query((row, number) -> new Setting(
                        row.getString("id"),
                        row.getString("authority"),
                        row.getString("award"),
                        row.getString("key"),
                        row.getString("value"),
                        row.getObject("since", LocalDate.class),
                        row.getString("document")))
                .list();
        return Page.of(found, paging, setting -> List.of(setting.id()));
    }
}
